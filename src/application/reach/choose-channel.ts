import { done, type Result, refuse } from '../../domain/refusal.ts';
import type { Address } from '../../platform/adapter.ts';
import { type Reach, reachOf } from './describe.ts';
import { saveWishes } from './save-wishes.ts';
import { findWhose, type ReachDeps, type WhoseRefusal } from './whose.ts';

/** The platform of e-mail: everybody has it. */
const MAIL = 'mail';

/** Sets the way that is tried first: one of the contact's accounts, or e-mail; null: no preference. */
export async function chooseChannel(
  deps: ReachDeps,
  from: Address,
  platform: string | null,
): Promise<Result<Reach, WhoseRefusal | 'channel-unknown'>> {
  const at = deps.clock.now();
  return deps.store.transaction(async (rows) => {
    const found = await findWhose(rows.reach, { from }, at);
    if (!found.ok) return found;
    const { actor } = found.value;
    const [contact] = found.value.contacts;
    const isOffered = platform === null || [...contact.platforms, MAIL].includes(platform);
    if (!isOffered) return refuse('channel-unknown');
    const said = { at, actor, action: 'contact.channel-chosen' };
    const saved = await saveWishes(rows, contact, { preferredPlatform: platform }, said);
    return done(reachOf(saved, at));
  });
}
