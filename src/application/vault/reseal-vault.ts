import { done, type Result } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import type { Parley } from '../parley.ts';
import type { Actor } from '../ports.ts';
import type { Resealed } from './kept-vault.ts';

/** Seals everything with the secret of now, so that former ones may be forgotten. Doing it twice is doing it once. */
export async function resealVault(
  { vault, store, clock }: Pick<Parley, 'vault' | 'store' | 'clock'>,
  actor: Actor,
): Promise<Result<Resealed, 'not-allowed'>> {
  const refusal = notAllowed(actor, 'vault.reseal');
  if (refusal !== undefined) return refusal;
  const found = await vault.reseal();
  const { resealed, unopenable } = found;
  const details = { resealed, unopenable: unopenable.length };
  await store.transaction(({ audit }) =>
    audit.append({
      at: clock.now(),
      actor,
      action: 'vault.resealed',
      subject: 'vault',
      details,
    }),
  );
  return done(found);
}
