import type { DayContent } from '../../../domain/papers/content.ts';
import type { Behind, DayItem, ItemRank } from '../../../domain/papers/day.ts';
import { REGIONS } from '../../../domain/vocabulary.ts';
import type { Block } from '../blocks.ts';
import type { PaperReader } from './paper-reader.ts';

/** One item: its topic's rank and how far that holds, agreement or dissent, and who is behind it. */
export function itemBlocks(item: DayItem, content: DayContent, reader: PaperReader): Block[] {
  const { tell } = reader;
  const topic = item.topic === null ? [] : [reader.text(item.topic.label)];
  const ranks = item.ranks.flatMap((rank) => rankLines(rank, reader));
  return [
    {
      kind: 'heading',
      text: item.title,
      aside: [`A${item.number}`, ...topic.filter((label) => label !== item.title)].join(' · '),
    },
    { kind: 'list', items: ranks.length > 0 ? ranks : [tell('noRank')] },
    ...behindBlocks(item.behind, content, reader),
  ];
}

function rankLines(rank: ItemRank, reader: PaperReader): string[] {
  const { tell, number, percent } = reader;
  const { place, options, ballots, perMille, stability, orderSensitive, shared } = rank;
  const range =
    stability === null || stability.best === stability.worst
      ? tell('rankStable')
      : tell('rankRange', { best: number(stability.best), worst: number(stability.worst) });
  const numbers = { place: number(place), options: number(options), share: percent(perMille) };
  return [
    [
      tell('rankLine', { ...numbers, ballots }),
      ...(shared ? [tell('rankShared')] : []),
      range,
      ...(orderSensitive ? [tell('rankSensitive')] : []),
    ].join(' '),
    agreement(rank, reader),
  ];
}

/** Dissent is as plain as agreement: with every place that is published, and what even the least convinced region gives. */
function agreement({ agreement: is, regions }: ItemRank, reader: PaperReader): string {
  const { tell, number, percent } = reader;
  if (is === 'not-told') return tell('agreementNotTold');
  const sorted = regions.toSorted((a, b) => a.place - b.place);
  const places = sorted.map(({ region, place }) =>
    tell('placeIn', { region: reader.group(region), place: number(place) }),
  );
  const list = new Intl.ListFormat(reader.language, { type: 'unit', style: 'long' });
  const least = Math.min(...regions.map(({ perMille }) => perMille));
  const key = is === 'agreed' ? 'regionsAgree' : 'regionsDiffer';
  return `${tell(key, { places: list.format(places) })} ${tell('leastShare', { share: percent(least) })}`;
}

function behindBlocks(behind: Behind, content: DayContent, reader: PaperReader): Block[] {
  const { tell, number } = reader;
  const names = behind.countries.map((code) => {
    const name = content.countries[code];
    return name === undefined ? code : reader.text(name);
  });
  const list = new Intl.ListFormat(reader.language, { type: 'conjunction' });
  const most = Math.max(1, ...REGIONS.map((region) => behind.regions[region]));
  const total = REGIONS.reduce((sum, region) => sum + behind.regions[region], behind.unnamed);
  const lines = [
    ...(names.length === 0 ? [] : [tell('behindNamed', { countries: list.format(names) })]),
    ...(behind.unnamed === 0 ? [] : [tell('behindUnnamed', { count: behind.unnamed })]),
    ...(behind.late === 0 ? [] : [tell('behindLate', { count: behind.late })]),
    ...(behind.withheld ? [tell('behindWithheld')] : []),
  ];
  if (total === 0) {
    return [{ kind: 'list', items: [tell('behindNobody'), ...lines] }];
  }
  return [
    {
      kind: 'bars',
      title: tell('behindTitle'),
      description: tell('behindChart'),
      bars: REGIONS.map((region) => ({
        label: reader.group(region),
        value: number(behind.regions[region]),
        perMille: Math.round((1000 * behind.regions[region]) / most),
      })),
    },
    ...(lines.length === 0 ? [] : [{ kind: 'list', items: lines } satisfies Block]),
  ];
}

/** Regions that were asked and from which nobody replied: silence is no agreement. */
export function silentBlocks({ published }: DayContent, reader: PaperReader): Block[] {
  const silent = REGIONS.filter((region) =>
    published.some(({ gaps }) =>
      gaps.some((gap) => gap.region === region && gap.category === null),
    ),
  );
  if (silent.length === 0) return [];
  const list = new Intl.ListFormat(reader.language, { type: 'conjunction' });
  const regions = list.format(silent.map(reader.group));
  return [{ kind: 'text', text: reader.tell('silentRegions', { regions }), note: true }];
}
