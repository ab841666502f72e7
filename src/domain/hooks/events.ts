/** What other systems can be told of. A new one is added; none ever means something else. */
export const HOOK_EVENTS = [
  'round.opened',
  'round.closed',
  'agenda.built',
  'conclusion.added',
  'conclusion.routed',
  'conclusion.followed',
  'paper.approved',
  'paper.published',
] as const;
export type HookEvent = (typeof HOOK_EVENTS)[number];

/** Asked for by staff, to see whether a webhook works. */
export const TEST_EVENT = 'webhook.test';

/** Which act of the audit tells of which event; what is not here is told nobody. */
const BY_ACT: Readonly<Record<string, HookEvent>> = {
  'round.opened': 'round.opened',
  'round.closed': 'round.closed',
  'agenda.built': 'agenda.built',
  'conclusion.added': 'conclusion.added',
  'conclusion.routed': 'conclusion.routed',
  'conclusion.followed': 'conclusion.followed',
  'paper.approve': 'paper.approved',
  'paper.publish': 'paper.published',
};

export function eventOf(act: string): HookEvent | undefined {
  return Object.hasOwn(BY_ACT, act) ? BY_ACT[act] : undefined;
}

/** Of what it tells, as far as it is known. */
export interface Concerned {
  readonly meeting?: string; // slugs
  readonly round?: string;
  readonly version?: number;
  readonly conclusion?: number;
  readonly paper?: { readonly kind: string; readonly scope: string; readonly number: number };
}

/** Where the API tells more of it, below the server's address. */
export function pathOf(event: HookEvent, of: Concerned): string {
  const { meeting = '', round = '', version = 0, conclusion = 0, paper } = of;
  switch (event) {
    case 'round.opened':
    case 'round.closed':
      return `/api/v1/rounds/${round}`;
    case 'agenda.built':
      return `/api/v1/rounds/${round}/agendas/${version}`;
    case 'conclusion.added':
    case 'conclusion.routed':
    case 'conclusion.followed':
      return `/api/v1/meetings/${meeting}/conclusions/${conclusion}`;
    case 'paper.approved':
    case 'paper.published':
      return `/api/v1/papers/${paper?.kind ?? ''}/${paper?.scope ?? ''}/${paper?.number ?? 0}`;
  }
}
