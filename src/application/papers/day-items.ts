import type { AgendaContent, Text } from '../../domain/agenda/content.ts';
import {
  type Behinder,
  behindOf,
  type DayItem,
  type DayQuotation,
  type ItemRank,
  rankOf,
} from '../../domain/papers/day.ts';
import type { MeetingRecord } from '../meetings/rows.ts';
import type { ItemRecord, MeetingNeed } from '../outcomes/rows.ts';
import type { GatherRows } from './gather.ts';
import type { PaperStatement } from './rows.ts';

/** The newest agenda version of a round. */
export interface DayVersion {
  readonly slug: string;
  readonly number: number;
  readonly sha256: string;
  readonly content: AgendaContent;
}

async function newestVersions(
  rows: Pick<GatherRows, 'traces' | 'agenda'>,
  meeting: MeetingRecord,
): Promise<DayVersion[]> {
  const versions: DayVersion[] = [];
  for (const { slug } of await rows.traces.rounds(meeting.id)) {
    const version = await rows.agenda.findVersion(slug, 'latest');
    if (version === undefined) continue;
    const { number, sha256, content } = version;
    versions.push({ slug, number, sha256, content });
  }
  return versions;
}

/** What items are told from. */
export interface Told {
  readonly versions: readonly DayVersion[];
  readonly statements: readonly PaperStatement[];
  /** A need's number -> the need that it went into, at last. */
  readonly roots: ReadonlyMap<number, number>;
}

/** Everything that is said of items comes from the newest agenda version of each round, and leaves out what was taken back since. */
export async function gatherTold(
  rows: Pick<GatherRows, 'traces' | 'agenda' | 'papers' | 'outcomes'>,
  meeting: MeetingRecord,
): Promise<Told> {
  const versions = await newestVersions(rows, meeting);
  const statements = await rows.papers.statements(meeting.id);
  return { versions, statements, roots: rootsOf(await rows.outcomes.needs(meeting.id)) };
}

function rootsOf(needs: readonly MeetingNeed[]): Map<number, number> {
  const into = new Map(needs.map(({ number, mergedInto }) => [number, mergedInto]));
  const root = (number: number): number => {
    const next = into.get(number) ?? null;
    return next === null ? number : root(next);
  };
  return new Map(needs.map(({ number }) => [number, root(number)]));
}

export function dayItem(item: ItemRecord, told: Told): DayItem {
  const { number, title, topic, minutes, presenter } = item;
  const behind = behinders(statementsOf(item, told), told);
  return {
    ...{ number, title, minutes, presenter },
    topic: topic === null ? null : { code: topic, label: topicLabel(topic, told) },
    behind: behindOf(behind, isWithheld(topic, told)),
    ranks: topic === null ? [] : topicRanks(topic, told),
    quotations: behind.flatMap(({ quotation }) => quotation ?? []).sort(byWords),
  };
}

/** As a questionnaire calls it; the code itself, while no round's agenda has been built. */
export function topicLabel(topic: string, { versions }: Told): Text {
  const [label] = versions.flatMap(({ content }) => content.published.topics[topic]?.label ?? []);
  return label ?? { en: topic };
}

export function topicRanks(topic: string, { versions }: Told): readonly ItemRank[] {
  return versions.flatMap(({ content }) => rankOf(content.published, topic) ?? []);
}

function isWithheld(topic: string | null, { versions }: Told): boolean {
  return versions.some(({ content }) =>
    content.published.needs.some((section) => section.topic === topic && section.withheld),
  );
}

export function statementsOf({ needs }: ItemRecord, { statements, roots }: Told): PaperStatement[] {
  const own = new Set(needs.flatMap((number) => roots.get(number) ?? []));
  const found = statements.filter(({ need, stands }) => stands && own.has(need));
  return [...new Map(found.map((one) => [one.answer, one])).values()];
}

/** Words that no version prints, because they are with the staff only or came after it, stand there without a quotation. */
export function behinders(statements: readonly PaperStatement[], { versions }: Told): Behinder[] {
  return statements.map(({ answer, round, region, categories }) => {
    const version = versions.find(({ slug }) => slug === round);
    const traced = version?.content.staff.needs.find(({ answers }) => answers[0] === answer);
    const quotation = traced?.quotation ?? null;
    return { quotation: quotation && { ...quotation, round }, region, categories };
  });
}

/** Never by the order in which they came. */
export function byWords(a: DayQuotation, b: DayQuotation): number {
  return a.words < b.words ? -1 : a.words > b.words ? 1 : 0;
}
