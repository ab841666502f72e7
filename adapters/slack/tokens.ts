/** Who Parley is in each workspace. The rest of the adapter knows no other way to a token. */
export interface Tokens {
  /** What to call Slack with there. Cheap: asked before each call. */
  of(tenant: string): Promise<Credentials>;
  /**
   * The tenant's name in Parley's addresses: the organisation's id where it has installed Parley for all its workspaces, else the
   * workspace's. Undefined: not one of ours.
   * @throws {SlackAway} where it cannot be told just now; Slack sends its event again
   */
  find(place: Place): Promise<string | undefined>;
  /**
   * Whether news that Parley was taken out there at this time (epoch ms) still holds; false: it is there, or has come back
   * since. Changes nothing.
   * @throws {SlackAway} as `find`
   */
  isGone(place: Place, at: number): Promise<boolean>;
  /**
   * Parley was taken out there, at this time (epoch ms) by Slack. Returns the tenant's name, for a `left` act of everybody;
   * undefined when it was installed anew since, so that the news is old.
   */
  remove(place: Place, at: number): Promise<string | undefined>;
  /** Slack refused what was handed out: the next `of` looks anew. */
  forget(tenant: string): void;
  /** Every tenant, for those who look after Parley. */
  tenants(): Promise<readonly Tenant[]>;
}

/** Slack could not be asked who we are: what depends on it has to wait. */
export class SlackAway extends Error {
  override readonly name = 'SlackAway';
}

/** Where something happened, as Slack's requests tell it. */
export interface Place {
  readonly teamId?: string | undefined;
  readonly enterpriseId?: string | undefined;
  /** Whether the organisation has installed Parley as a whole; undefined where Slack does not say. */
  readonly isEnterpriseInstall?: boolean | undefined;
}

export interface Tenant {
  readonly tenant: string;
  readonly name?: string;
}

export type Credentials =
  | { readonly kind: 'ready'; readonly bot: Bot }
  /** Parley is not there, or not any more. */
  | { readonly kind: 'absent' }
  /** No call can succeed until somebody installs Parley anew ('tenant') or mends its settings ('platform'): a halt. */
  | { readonly kind: 'dead'; readonly scope: 'tenant' | 'platform'; readonly reason: string }
  /** Slack could not be asked: try again in a while. */
  | { readonly kind: 'away'; readonly afterMs: number; readonly reason: string };

export interface Bot {
  readonly token: string;
  readonly botId: string;
  readonly botUserId: string;
  /** Absent for an organisation as a whole: calls then name the workspace themselves. */
  readonly teamId?: string;
  readonly enterpriseId?: string;
  readonly appId?: string;
}

/** The name of a place that is said for certain, without asking whether Parley is there. */
export function placeName({
  teamId,
  enterpriseId,
  isEnterpriseInstall,
}: Place): string | undefined {
  return isEnterpriseInstall === true ? enterpriseId : (teamId ?? enterpriseId);
}

/** Every name that a place may go by, likeliest first. */
export function possibleNames(place: Place): readonly string[] {
  const { teamId, enterpriseId, isEnterpriseInstall } = place;
  const names = isEnterpriseInstall === undefined ? [teamId, enterpriseId] : [placeName(place)];
  return names.filter((name) => name !== undefined);
}
