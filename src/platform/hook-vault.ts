/** Where the vault keeps a webhook: this, then its id. */
export const HOOK_VAULT = 'hook/';

/** Where it is sent, and with what it is signed: sealed together, so that nobody who may write rows can turn it elsewhere. */
export interface KeptHook {
  readonly url: string;
  /** The one of now first; a former one signs, too, until its time (epoch ms). */
  readonly secrets: readonly { readonly secret: string; readonly until: number | null }[];
}
