/** As whom Parley speaks in a workspace. */
export interface BotToken {
  readonly token: string;
  readonly botId?: string;
  readonly botUserId?: string;
  readonly teamId?: string;
  readonly enterpriseId?: string;
  readonly appId?: string;
}

/** Where something came from, as Slack names it. */
export interface Origin {
  readonly teamId?: string;
  readonly enterpriseId?: string;
  readonly isEnterpriseInstall: boolean;
}

/** A tenant of Slack is a workspace, or an organization that installed the app for all of its workspaces. */
export interface Tokens {
  /** undefined: nobody installed the app there, or it was taken away. Throws when it cannot be known now. */
  of(tenant: string): Promise<BotToken | undefined>;
  /** The tenant's name in an address; undefined as above. */
  find(origin: Origin): Promise<string | undefined>;
  tenants(): Promise<readonly string[]>;
  /** The app was removed there. */
  forget(tenant: string): Promise<void>;
}
