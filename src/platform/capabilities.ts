/** What a channel can show and do, as plain data. A flag stands here only because `fit` or the delivery path reads it. */
export interface Capabilities {
  /** `webhook`: events arrive as HTTP requests; `socket`: through `listen`; `none`: the channel only sends. */
  readonly transport: 'webhook' | 'socket' | 'none';
  readonly textMax: number; // characters of one message
  readonly buttonsMax: number; // 0: no buttons
  /** More options than this come in a select, where they have room in one; left out: as many as there are buttons. */
  readonly optionButtonsMax?: number;
  readonly buttonLabelMax: number;
  readonly selectMax: number; // options of one select; 0: no selects
  readonly optionLabelMax: number;
  readonly multiSelect: boolean;
  /** Whole-question forms: ranking, matrix and free text in one control. Without it `fit` asks in steps. */
  readonly forms: boolean;
  /** Several fields at once, in a window that a button opens. */
  readonly modals: boolean;
  /** Such a window is gone once it is sent, whatever was wrong in it. Left out: it stays, and tells what was. */
  readonly modalsClose?: true;
  readonly edit: boolean;
  /** Can write to an account without being written to first. */
  readonly proactive: boolean;
  /** Sending twice with one delivery id makes one message. */
  readonly idempotentSend: boolean;
  /** An unclear send can be looked up by its delivery id. */
  readonly canLookUp: boolean;
  /** What the platform allows, kept by all workers together; empty: as fast as it goes. */
  readonly pace: readonly PaceRule[];
}

/** At most `max` sends in `everyMs`, counted for the whole platform, each workspace or tenant, or each account. */
export interface PaceRule {
  readonly per: 'platform' | 'tenant' | 'account';
  readonly max: number;
  readonly everyMs: number;
}
