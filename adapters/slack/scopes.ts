/** The scopes that Parley asks a workspace for, and what it needs each for. No more than these: an administrator reads them. */
export const SCOPES = {
  /** Questions, reminders and what becomes of them. */
  'chat:write': 'to write to people in a direct message',
  /** Slack gives a direct message's channel only to who may open one. */
  'im:write': 'to begin a direct message with a person',
  /** What people type to Parley comes as the event message.im. */
  'im:history': 'to read what people write to Parley itself',
  /** Also for bots.info and the event user_change: who has left. */
  'users:read': "to know a person's name, language and time zone",
  'users:read.email': 'to find the person whom the Bureau knows by e-mail address',
  commands: 'to answer to /parley',
  /** The agenda's documents. */
  'files:write': 'to hand documents to people who ask for them',
} as const;

export type Scope = keyof typeof SCOPES;

export const SCOPE_NAMES = Object.keys(SCOPES) as readonly Scope[];

/** Those of ours that are not among the granted. */
export function missingScopes(granted: readonly string[]): readonly Scope[] {
  return SCOPE_NAMES.filter((scope) => !granted.includes(scope));
}
