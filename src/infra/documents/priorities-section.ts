import type {
  PublishedAgenda,
  RankedItem,
  RankedList,
  RankingSection,
} from '../../domain/agenda/content.ts';
import { CATEGORIES, REGIONS } from '../../domain/vocabulary.ts';
import { type Block, NOT_SHOWN, type Section } from './blocks.ts';
import type { Reader } from './reader.ts';

/** The rankings: a chart, the figures behind it, the balanced order, and the place in each group. */
export function prioritiesSection(agenda: PublishedAgenda, reader: Reader): Section {
  const blocks = agenda.rankings.flatMap((ranking) => rankingBlocks(ranking, agenda, reader));
  return { id: 'priorities', title: reader.say('priorities'), blocks };
}

function rankingBlocks(ranking: RankingSection, agenda: PublishedAgenda, reader: Reader): Block[] {
  const { say } = reader;
  const title = reader.text(ranking.title);
  const { overall, balanced } = ranking;
  if (overall === null) {
    return [
      { kind: 'heading', text: title },
      { kind: 'text', text: say('tooFew'), note: true },
    ];
  }
  const aside = say('prioritiesOf', { count: overall.ballots });
  return [
    { kind: 'heading', text: title, aside },
    ...(ranking.heldBack
      ? [{ kind: 'text', text: say('heldBack'), note: true } satisfies Block]
      : []),
    ...listBlocks({ list: overall, title, agenda, reader }),
    ...(balanced
      ? ([
          { kind: 'minor', text: say('balanced') },
          { kind: 'text', text: balancedText(balanced.weights, reader) },
          ...listBlocks({ list: balanced, title: say('balanced'), agenda, reader }),
        ] satisfies Block[])
      : []),
    ...groupBlocks(ranking, overall, agenda, reader),
  ];
}

function balancedText(
  weights: readonly { readonly regions: readonly string[] }[],
  reader: Reader,
): string {
  const together = weights.find(({ regions }) => regions.length > 1)?.regions ?? [];
  if (together.length === 0) return reader.say('balancedPlain');
  const names = REGIONS.filter((region) => together.includes(region)).map(reader.group);
  const list = new Intl.ListFormat(reader.language, { type: 'conjunction' });
  return reader.say('balancedText', { regions: list.format(names) });
}

function listBlocks(input: {
  readonly list: RankedList;
  readonly title: string;
  readonly agenda: PublishedAgenda;
  readonly reader: Reader;
}): Block[] {
  const { list, title, agenda, reader } = input;
  const { say } = reader;
  const sensitive = list.items.some((item) => item.orderSensitive);
  return [
    {
      kind: 'bars',
      title,
      description: say('chartRanking'),
      bars: list.items.map((item) => ({
        mark: reader.number(item.place),
        label: topicName(item.option, agenda, reader),
        value: reader.percent(item.perMille),
        perMille: item.perMille,
      })),
    },
    {
      kind: 'table',
      caption: title,
      folded: say('showTable'),
      columns: [
        { label: say('topic'), numeric: false },
        { label: say('studyGroup'), numeric: false },
        ...(
          ['place', 'points', 'share', 'rankedBy', 'firstPlaces', 'schulze', 'stability'] as const
        ).map((key) => ({ label: say(key), numeric: true })),
      ],
      rows: list.items.map((item) => itemRow(item, agenda, reader)),
    },
    ...(sensitive
      ? [{ kind: 'text', text: say('sensitiveText'), note: true } satisfies Block]
      : []),
  ];
}

function itemRow(item: RankedItem, agenda: PublishedAgenda, reader: Reader): string[] {
  const { say, number } = reader;
  const group = agenda.topics[item.option]?.studyGroup ?? null;
  const name = topicName(item.option, agenda, reader);
  const { stability } = item;
  const range =
    stability === null
      ? NOT_SHOWN
      : stability.best === stability.worst
        ? number(stability.best)
        : say('placeRange', { best: stability.best, worst: stability.worst });
  return [
    item.orderSensitive ? `${name} · ${say('sensitive')}` : name,
    group === null ? NOT_SHOWN : studyGroupName(group, reader),
    item.shared ? say('sharedPlace', { place: item.place }) : number(item.place),
    reader.tenth(decimal(item.points)),
    reader.percent(item.perMille),
    number(item.rankedBy),
    number(item.firstPlaces),
    number(item.schulzePlace),
    range,
  ];
}

/** "TSAG" and other bodies have a name instead of a number. */
export function studyGroupName(group: string, reader: Reader): string {
  return /^\d+$/.test(group) ? reader.say('studyGroupName', { number: group }) : group;
}

export function topicName(code: string, agenda: PublishedAgenda, reader: Reader): string {
  const topic = agenda.topics[code];
  return topic === undefined ? code : reader.text(topic.label);
}

function decimal(exact: string): number {
  const [numerator = '0', denominator = '1'] = exact.split('/');
  return Number(numerator) / Number(denominator);
}

/** Rows are topics, columns are groups. Regions that are not shown still have their column, with dashes. */
function groupBlocks(
  ranking: RankingSection,
  overall: RankedList,
  agenda: PublishedAgenda,
  reader: Reader,
): Block[] {
  const { say } = reader;
  if (ranking.groups.length === 0) return [];
  const shownCategories = CATEGORIES.filter((c) => ranking.groups.some(({ group }) => group === c));
  const columns = [...REGIONS, ...shownCategories];
  const placeIn = (group: string, option: string): string => {
    const list = ranking.groups.find((one) => one.group === group)?.list;
    const place = list?.items.find((item) => item.option === option)?.place;
    return place === undefined ? NOT_SHOWN : reader.number(place);
  };
  return [
    { kind: 'minor', text: say('byGroup') },
    { kind: 'text', text: say('byGroupText', { threshold: agenda.rules.threshold }) },
    {
      kind: 'table',
      caption: say('byGroup'),
      columns: [
        { label: say('topic'), numeric: false },
        { label: say('all'), numeric: true },
        ...columns.map((group) => ({ label: reader.group(group), numeric: true })),
      ],
      rows: overall.items.map((item) => [
        topicName(item.option, agenda, reader),
        reader.number(item.place),
        ...columns.map((group) => placeIn(group, item.option)),
      ]),
    },
  ];
}
