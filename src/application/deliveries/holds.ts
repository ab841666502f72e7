/** Where nothing is sent for now, as staff see it. An account is not named: who it is does not matter for mending. */
export interface HeldNow {
  readonly per: 'platform' | 'tenant' | 'account';
  readonly platform: string;
  readonly tenant: string; // '' where there is none
  readonly reason: string;
  readonly until: number; // epoch ms
}

export interface HoldList {
  /** All that is held now, the longest last. While their store is away, those that this process knows. Never throws. */
  holds(): Promise<readonly HeldNow[]>;
}
