import { findAgendaVersion } from '../../../application/agenda/find-version.ts';
import { listNeeds, type NeedLine } from '../../../application/needs/list-needs.ts';
import { takeNeeds } from '../../../application/needs/take-needs.ts';
import { addConclusion } from '../../../application/outcomes/add-conclusion.ts';
import { proposeItem } from '../../../application/outcomes/change-items.ts';
import { acceptItem } from '../../../application/outcomes/decide-items.ts';
import { endNeed } from '../../../application/outcomes/end-need.ts';
import { listItems } from '../../../application/outcomes/list-outcomes.ts';
import { tellMembers } from '../../../application/outcomes/tell-members.ts';
import type { Staff } from './staff.ts';

/** So many topics reach the day; what else was asked for is answered with the reason. */
const ITEMS = 3;

export interface HeldMeeting {
  readonly meeting: string;
  readonly needs: number;
  readonly items: readonly string[];
  readonly conclusions: number;
  /** Members that are told what became of what they asked for. */
  readonly told: number;
}

/** Before a meeting: the needs that its round brought, and the items of the day, by what the members ranked first. */
export async function prepareMeeting(
  { parley, actor, must }: Staff,
  { meeting, round }: { readonly meeting: string; readonly round: string },
): Promise<void> {
  must(await takeNeeds(parley, { round }, actor));
  const { needs } = must(await listNeeds(parley, { meeting }, actor));
  const { published } = must(await findAgendaVersion(parley, { round }, actor)).content;
  const ranked = published.rankings[0]?.overall?.items.map(({ option }) => option) ?? [];
  const asked = ranked.filter((topic) => needs.some((need) => need.topic === topic));
  for (const topic of asked.slice(0, ITEMS)) {
    const title = published.topics[topic]?.label.en ?? topic;
    const numbers = needs.filter((need) => need.topic === topic).map(({ number }) => number);
    const item = must(
      await proposeItem(parley, meeting, { title, topic, minutes: 40, needs: numbers }, actor),
    );
    must(await acceptItem(parley, { meeting, item: item.number }, actor));
  }
}

/** The day itself: all items but the last end in a conclusion, and every need in what became of it. */
export async function holdMeeting(staff: Staff, meeting: string): Promise<HeldMeeting> {
  const { parley, actor, must } = staff;
  const { needs } = must(await listNeeds(parley, { meeting }, actor));
  const items = await itemsOf(staff, meeting);
  const concluded = items.slice(0, Math.max(1, items.length - 1));
  for (const { number, title, topic } of concluded) {
    const text = `The group heard what members of developing countries need on "${title}" and asks ITU-T to take it into account.`;
    const reflected = numbersOn(needs, topic);
    must(
      await addConclusion(
        parley,
        meeting,
        { title, text, topic, items: [number], needs: reflected },
        actor,
      ),
    );
  }
  const onItems = new Set(items.map(({ topic }) => topic));
  for (const { number: need, topic } of needs) {
    if (concluded.some((item) => item.topic === topic)) continue;
    const ending = onItems.has(topic)
      ? ({ ending: 'discussed' } as const)
      : ({ ending: 'not-raised', reason: 'Other topics were ranked higher.' } as const);
    must(await endNeed(parley, { meeting, need, ...ending }, actor));
  }
  const { members } = must(await tellMembers(parley, meeting, actor));
  const titles = items.map(({ title }) => title);
  return {
    meeting,
    needs: needs.length,
    items: titles,
    conclusions: concluded.length,
    told: members,
  };
}

const numbersOn = (needs: readonly NeedLine[], topic: string | null): number[] =>
  needs.filter((need) => need.topic === topic).map(({ number }) => number);

async function itemsOf({ parley, actor, must }: Staff, meeting: string) {
  return must(await listItems(parley, meeting, actor));
}
