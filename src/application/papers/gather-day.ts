import type { PublishedAgenda, Text } from '../../domain/agenda/content.ts';
import type { DayContent } from '../../domain/papers/content.ts';
import { type DayItem, type DayQuotation, dayChanges } from '../../domain/papers/day.ts';
import { genevaDay } from '../../domain/time/geneva.ts';
import type { MeetingRecord } from '../meetings/rows.ts';
import type { ItemRecord } from '../outcomes/rows.ts';
import {
  behinders,
  byWords,
  type DayVersion,
  dayItem,
  gatherTold,
  statementsOf,
  type Told,
} from './day-items.ts';
import { type GatherRows, paperMeeting } from './gather.ts';
import type { PaperRecord } from './rows.ts';

/**
 * The order of the day, with who is behind each item. Everything that it says of members comes from the newest agenda version of each
 * round; what was taken back since is left out. Undefined while no item is accepted.
 */
export async function gatherDay(
  rows: GatherRows,
  meeting: MeetingRecord,
  { kind, before }: { readonly kind: DayContent['kind']; readonly before: PaperRecord | undefined },
): Promise<DayContent | undefined> {
  const accepted = (await rows.outcomes.items(meeting.id)).filter(
    ({ state }) => state === 'accepted',
  );
  if (accepted.length === 0) return undefined;
  const told = await gatherTold(rows, meeting);
  const { versions } = told;
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

/** Words stand with the items; those that were taken back since would still be in here. */
function withoutWords({ content }: DayVersion): PublishedAgenda {
  return { ...content.published, needs: [] };
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

function countriesOf(items: readonly DayItem[], versions: readonly DayVersion[]) {
  const named = [...new Set(items.flatMap(({ behind }) => behind.countries))].sort();
  const entries = named.flatMap((code): [string, Text][] => {
    const found = versions.flatMap(({ content }) => content.published.countries[code] ?? []);
    return found.slice(0, 1).map((text) => [code, text]);
  });
  return Object.fromEntries(entries);
}
