import type { AgendaContent, PublishedAgenda, Text } from '../../domain/agenda/content.ts';
import type { DayContent } from '../../domain/papers/content.ts';
import {
  type Behinder,
  behindOf,
  type DayItem,
  type DayQuotation,
  dayChanges,
  rankOf,
} from '../../domain/papers/day.ts';
import { genevaDay } from '../../domain/time/geneva.ts';
import type { MeetingRecord } from '../meetings/rows.ts';
import type { ItemRecord, MeetingNeed } from '../outcomes/rows.ts';
import { type GatherRows, paperMeeting } from './gather.ts';
import type { PaperRecord, PaperStatement } from './rows.ts';

interface Version {
  readonly slug: string;
  readonly number: number;
  readonly sha256: string;
  readonly content: AgendaContent;
}

/**
 * The order of the day, with who is behind each item. Everything that it says of members comes from the newest agenda version of each
 * round; what was taken back since is left out. Undefined while no item is accepted.
 */
export async function gatherDay(
  rows: GatherRows,
  meeting: MeetingRecord,
  { kind, before }: { readonly kind: DayContent['kind']; readonly before: PaperRecord | undefined },
): Promise<DayContent | undefined> {
  const { outcomes, papers } = rows;
  const accepted = (await outcomes.items(meeting.id)).filter(({ state }) => state === 'accepted');
  if (accepted.length === 0) return undefined;
  const versions = await newestVersions(rows, meeting);
  const statements = await papers.statements(meeting.id);
  const needs = await outcomes.needs(meeting.id);
  const told = { versions, statements, roots: rootsOf(needs) };
  const full = accepted.map((item) => dayItem(item, told));
  const items = kind === 'digest' ? full : full.map((item) => ({ ...item, quotations: [] }));
  const earlier = before?.content.kind === kind ? before.content.items : null;
  return {
    ...{ kind, meeting: paperMeeting(meeting), items },
    rounds: versions.map(({ slug, number, sha256 }) => ({ slug, number, sha256 })),
    countries: countriesOf(full, versions),
    published: kind === 'digest' ? versions.map(withoutWords) : [],
    elsewhere: kind === 'digest' ? elsewhere(accepted, told) : [],
    since:
      before === undefined || earlier === null
        ? null
        : { number: before.number, draftedOn: genevaDay(before.draftedAt) },
    changes: earlier === null ? [] : dayChanges(earlier, full),
  };
}

async function newestVersions(rows: GatherRows, meeting: MeetingRecord): Promise<Version[]> {
  const versions: Version[] = [];
  for (const { slug } of await rows.traces.rounds(meeting.id)) {
    const version = await rows.agenda.findVersion(slug, 'latest');
    if (version === undefined) continue;
    const { number, sha256, content } = version;
    versions.push({ slug, number, sha256, content });
  }
  return versions;
}

/** Words stand with the items; those that were taken back since would still be in here. */
function withoutWords({ content }: Version): PublishedAgenda {
  return { ...content.published, needs: [] };
}

interface Told {
  readonly versions: readonly Version[];
  readonly statements: readonly PaperStatement[];
  /** A need's number -> the need that it went into, at last. */
  readonly roots: ReadonlyMap<number, number>;
}

function rootsOf(needs: readonly MeetingNeed[]): Map<number, number> {
  const into = new Map(needs.map(({ number, mergedInto }) => [number, mergedInto]));
  const root = (number: number): number => {
    const next = into.get(number) ?? null;
    return next === null ? number : root(next);
  };
  return new Map(needs.map(({ number }) => [number, root(number)]));
}

function dayItem(item: ItemRecord, told: Told): DayItem {
  const { number, title, topic, minutes, presenter } = item;
  const behind = behinders(statementsOf(item, told), told);
  const labels = told.versions.flatMap(({ content }) =>
    topic === null ? [] : (content.published.topics[topic]?.label ?? []),
  );
  const [label] = labels;
  return {
    ...{ number, title, minutes, presenter },
    topic: topic === null ? null : { code: topic, label: label ?? { en: topic } },
    behind: behindOf(behind, isWithheld(topic, told)),
    ranks:
      topic === null
        ? []
        : told.versions.flatMap(({ content }) => rankOf(content.published, topic) ?? []),
    quotations: behind.flatMap(({ quotation }) => quotation ?? []).sort(byWords),
  };
}

function isWithheld(topic: string | null, { versions }: Told): boolean {
  return versions.some(({ content }) =>
    content.published.needs.some((section) => section.topic === topic && section.withheld),
  );
}

function statementsOf({ needs }: ItemRecord, { statements, roots }: Told): PaperStatement[] {
  const own = new Set(needs.flatMap((number) => roots.get(number) ?? []));
  const found = statements.filter(({ need, stands }) => stands && own.has(need));
  return [...new Map(found.map((one) => [one.answer, one])).values()];
}

/** Words that no version prints, because they are with the staff only or came after it, stand there without a quotation. */
function behinders(statements: readonly PaperStatement[], { versions }: Told): Behinder[] {
  return statements.map(({ answer, round, region, categories }) => {
    const version = versions.find(({ slug }) => slug === round);
    const traced = version?.content.staff.needs.find(({ answers }) => answers[0] === answer);
    const quotation = traced?.quotation ?? null;
    return { quotation: quotation && { ...quotation, round }, region, categories };
  });
}

/** What was printed and stands behind no item: the chair knows of it all the same. */
function elsewhere(accepted: readonly ItemRecord[], told: Told): DayQuotation[] {
  const placed = new Set(
    accepted.flatMap((item) => statementsOf(item, told).map(({ answer }) => answer)),
  );
  const rest = told.statements.filter(({ answer, stands }) => stands && !placed.has(answer));
  const own = [...new Map(rest.map((one) => [one.answer, one])).values()];
  return behinders(own, told)
    .flatMap(({ quotation }) => quotation ?? [])
    .sort(byWords);
}

/** Never by the order in which they came. */
function byWords(a: DayQuotation, b: DayQuotation): number {
  return a.words < b.words ? -1 : a.words > b.words ? 1 : 0;
}

function countriesOf(items: readonly DayItem[], versions: readonly Version[]) {
  const named = [...new Set(items.flatMap(({ behind }) => behind.countries))].sort();
  const entries = named.flatMap((code): [string, Text][] => {
    const found = versions.flatMap(({ content }) => content.published.countries[code] ?? []);
    return found.slice(0, 1).map((text) => [code, text]);
  });
  return Object.fromEntries(entries);
}
