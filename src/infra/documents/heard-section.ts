import type { Gap, PublishedAgenda, Rate } from '../../domain/agenda/content.ts';
import { CATEGORIES, REGIONS } from '../../domain/vocabulary.ts';
import { type Block, NOT_SHOWN, type Section } from './blocks.ts';
import type { Reader } from './reader.ts';

/** Response rates with frozen denominators, six regions even if nobody was asked there, and the gaps. */
export function heardSection(agenda: PublishedAgenda, reader: Reader): Section {
  const { say } = reader;
  const { total, regions, categories, withoutNeed } = agenda.participation;
  const rows: (readonly [string, Rate])[] = [
    ...REGIONS.map((region) => [reader.group(region), regions[region]] as const),
    ...CATEGORIES.map((category) => [reader.group(category), categories[category]] as const),
    [say('all'), total],
  ];
  const blocks: Block[] = [
    { kind: 'text', text: say('heardText') },
    {
      kind: 'bars',
      title: say('heard'),
      description: say('chartHeard'),
      bars: REGIONS.map((region) => {
        const rate = regions[region];
        const perMille = share(rate);
        const counts = { submitted: rate.submitted, addressed: rate.addressed };
        const value = rate.addressed === 0 ? NOT_SHOWN : say('heardHeadline', counts);
        return { label: reader.group(region), value, perMille };
      }),
    },
    {
      kind: 'table',
      caption: say('heard'),
      columns: [
        { label: say('group'), numeric: false },
        ...(
          ['addressed', 'submitted', 'late', 'partial', 'declined', 'silent', 'rate'] as const
        ).map((key) => ({ label: say(key), numeric: true })),
      ],
      rows: rows.map(([name, rate]) => rateRow(name, rate, reader)),
    },
    ...(withoutNeed === null
      ? []
      : [{ kind: 'text', text: say('withoutNeed', { count: withoutNeed }) } satisfies Block]),
    { kind: 'minor', text: say('gaps') },
    agenda.gaps.length === 0
      ? { kind: 'text', text: say('noGaps') }
      : { kind: 'list', items: agenda.gaps.map((gap) => gapText(gap, reader)) },
  ];
  return { id: 'heard', title: say('heard'), blocks };
}

/** Thousandths, rounded half up. */
function share({ submitted, addressed }: Rate): number {
  return addressed === 0 ? 0 : Math.floor((2000 * submitted + addressed) / (2 * addressed));
}

function rateRow(name: string, rate: Rate, reader: Reader): string[] {
  const { addressed, submitted, late, partial, declined, silent } = rate;
  const counts = [addressed, submitted, late, partial, declined, silent].map(reader.number);
  return [name, ...counts, addressed === 0 ? NOT_SHOWN : reader.percent(share(rate))];
}

function gapText({ region, category, addressed }: Gap, reader: Reader): string {
  const { say } = reader;
  if (region !== null && category !== null) {
    return say('gapPair', {
      region: reader.group(region),
      category: reader.group(category),
      addressed,
    });
  }
  if (region !== null) return say('gapRegion', { region: reader.group(region), addressed });
  return say('gapCategory', { category: reader.group(category ?? 'all'), addressed });
}
