import type { PublishedAgenda, Text } from '../../domain/agenda/content.ts';
import type { DayItem, ItemRank } from '../../domain/papers/day.ts';
import { done, type Result } from '../../domain/refusal.ts';
import { atMeeting, type MeetingRefusal, type MeetingRows } from '../outcomes/at-meeting.ts';
import type { ItemRecord, MeetingNeed } from '../outcomes/rows.ts';
import type { Actor, Clock, Transactions } from '../ports.ts';
import { dayItem, gatherTold, type Told, topicLabel, topicRanks } from './day-items.ts';
import type { GatherRows } from './gather.ts';

/** An item as staff keep it, with what may be told of who is behind it. */
export type DayLine = ItemRecord &
  Pick<DayItem, 'behind' | 'ranks' | 'quotations'> & {
    readonly label: Text | null; // of its topic
  };

/** A topic that no item takes up yet, though a round ranks it or needs ask for it. */
export interface WaitingTopic {
  readonly code: string;
  readonly label: Text;
  readonly ranks: readonly ItemRank[];
  /** Numbers of its needs that are behind no item. */
  readonly needs: readonly number[];
}

export interface Day {
  /** In the order of the day: whatever is not left out. */
  readonly items: readonly DayLine[];
  readonly leftOut: readonly ItemRecord[];
  /** Those that are ranked highest come first, then those for which most was asked. */
  readonly waiting: readonly WaitingTopic[];
  /** Needs that have not gone into others, for choosing. */
  readonly needs: readonly MeetingNeed[];
  /** Every topic of the rounds' questionnaires, as far as their agendas were built: code and label. */
  readonly topics: readonly (readonly [code: string, label: Text])[];
  /** The names of countries that `behind` gives by their codes. */
  readonly countries: PublishedAgenda['countries'];
  /** Rounds whose agenda was built. Without one, nothing is known of ranks and of who is behind. */
  readonly rounds: readonly { readonly slug: string; readonly number: number }[];
}

export interface DayDeps {
  readonly store: Transactions<MeetingRows & GatherRows>;
  readonly clock: Clock;
}

/** A meeting's day as staff make it: its items, and the ranked topics and needs that wait for one (Res. 68, resolves 2). */
export function showDay(
  deps: DayDeps,
  meeting: string,
  actor: Actor,
): Promise<Result<Day, MeetingRefusal>> {
  return atMeeting(
    deps,
    { slug: meeting, action: 'item.list', actor },
    async ({ meeting, rows }) => {
      const told = await gatherTold(rows, meeting);
      const all = await rows.outcomes.items(meeting.id);
      const needs = (await rows.outcomes.needs(meeting.id)).filter(
        ({ mergedInto }) => mergedInto === null,
      );
      const items = all.filter(({ state }) => state !== 'dropped');
      return done({
        items: items.map((item) => dayLine(item, told)),
        leftOut: all.filter(({ state }) => state === 'dropped'),
        waiting: waitingTopics(items, needs, told),
        needs,
        topics: topicsOf(told),
        countries: Object.assign(
          {},
          ...told.versions.map(({ content }) => content.published.countries),
        ),
        rounds: told.versions.map(({ slug, number }) => ({ slug, number })),
      });
    },
  );
}

function dayLine(item: ItemRecord, told: Told): DayLine {
  const { behind, ranks, quotations, topic } = dayItem(item, told);
  return { ...item, behind, ranks, quotations, label: topic?.label ?? null };
}

function topicsOf({ versions }: Told): [string, Text][] {
  const all = versions.flatMap(({ content }) => Object.entries(content.published.topics));
  return [...new Map(all.map(([code, { label }]) => [code, label]))];
}

function waitingTopics(
  items: readonly ItemRecord[],
  needs: readonly MeetingNeed[],
  told: Told,
): WaitingTopic[] {
  const loose = needs.filter((need) => need.items.length === 0);
  const taken = new Set(items.map(({ topic }) => topic));
  const codes = new Set([
    ...topicsOf(told).map(([code]) => code),
    ...loose.flatMap(({ topic }) => topic ?? []),
  ]);
  return [...codes]
    .map(
      (code): WaitingTopic => ({
        code,
        label: topicLabel(code, told),
        ranks: topicRanks(code, told),
        needs: loose.filter(({ topic }) => topic === code).map(({ number }) => number),
      }),
    )
    .filter(({ code, ranks, needs }) => needs.length > 0 || (ranks.length > 0 && !taken.has(code)))
    .sort(byWeight);
}

/** A topic's best place among the rounds, as a share of the options, so that short and long lists can be compared. */
function heightOf({ ranks }: WaitingTopic): number {
  return Math.min(...ranks.map(({ place, options }) => place / options), 2);
}

function byWeight(a: WaitingTopic, b: WaitingTopic): number {
  return heightOf(a) - heightOf(b) || b.needs.length - a.needs.length || (a.code < b.code ? -1 : 1);
}
