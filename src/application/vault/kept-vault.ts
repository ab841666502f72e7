import type { Vault } from '../../platform/vault.ts';

/** The vault as whoever runs Parley knows it. */
export interface KeptVault extends Vault {
  /** Seals anew, with the secret of now, whatever a former one sealed. */
  reseal(): Promise<Resealed>;
}

export interface Resealed {
  readonly resealed: number;
  /** The names of what no secret opens: it stays as it is. */
  readonly unopenable: readonly string[];
}
