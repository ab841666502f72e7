import type { Place } from './tokens.ts';

/** The envelope of an event, as far as a departure needs it: https://docs.slack.dev/apis/events-api */
export interface DepartureEnvelope {
  readonly team_id?: string | undefined;
  readonly enterprise_id?: string | null | undefined;
  readonly event_time?: number | undefined; // epoch seconds
  readonly authorizations?:
    | readonly { readonly is_enterprise_install?: boolean | undefined }[]
    | undefined;
  readonly event: {
    readonly type: string;
    readonly tokens?: { readonly bot?: readonly string[] | null | undefined } | undefined;
  };
}

/** Where Parley was taken out, and when by Slack (epoch ms): what `Tokens.remove` wants. Undefined: it was not. */
export function departureOf(
  envelope: DepartureEnvelope,
  receivedAt: number,
): { readonly place: Place; readonly at: number } | undefined {
  const { event, event_time: seconds, team_id: teamId, enterprise_id: enterprise } = envelope;
  const revoked = event.type === 'tokens_revoked' && (event.tokens?.bot ?? []).length > 0;
  if (event.type !== 'app_uninstalled' && !revoked) return undefined;
  const isEnterpriseInstall = envelope.authorizations?.[0]?.is_enterprise_install;
  const place = { teamId, enterpriseId: enterprise ?? undefined, isEnterpriseInstall };
  return { place, at: seconds === undefined ? receivedAt : seconds * 1000 + LAST_MS };
}

/** Slack counts in whole seconds: it may have been at the end of that one. */
const LAST_MS = 999;
