import { refuse } from '../../domain/refusal.ts';
import type { Shown } from '../../platform/shown.ts';
import { subscribe, unsubscribe } from '../subscriptions/subscribe.ts';
import type { Asked, DeskDeps } from './deps.ts';
import { roundMeant, showRounds } from './looking.ts';
import { notice, refused } from './notice.ts';
import { roundIn } from './read-words.ts';

/** `subscribe cto-2027` in a channel: it is told of the round's milestones from now on; or no longer. */
export async function askSubscription(
  deps: DeskDeps,
  { actor, place }: Asked,
  {
    command,
    rest,
  }: { readonly command: 'subscribe' | 'unsubscribe'; readonly rest: readonly string[] },
): Promise<readonly Shown[]> {
  const { words } = deps;
  if (place === undefined) return [await refused(deps, actor, refuse('channel-missing'))];
  const found = await roundMeant(deps, actor, roundIn(rest[0]));
  if (!found.ok) return [await refused(deps, actor, found)];
  if (found.value === undefined) {
    const hint = notice('info', { paragraphs: [words('whichRound', { command })] });
    return [hint, ...(await showRounds(deps, actor))];
  }
  const round = found.value.slug;
  const order = { round, channel: place };
  const result =
    command === 'subscribe'
      ? await subscribe(deps, order, actor)
      : await unsubscribe(deps, order, actor);
  if (!result.ok) return [await refused(deps, actor, result)];
  return [notice('done', { paragraphs: [words(`done.${command}`, { round })] })];
}
