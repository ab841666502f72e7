import type { PublishedAgenda, Quotation, RankedItem, Text } from '../agenda/content.ts';
import { CATEGORIES, type Category, REGIONS, type Region } from '../vocabulary.ts';

/** An item of the day with what stands behind it. */
export interface DayItem {
  readonly number: number; // A1, A2 …
  readonly title: string;
  readonly topic: { readonly code: string; readonly label: Text } | null;
  readonly minutes: number | null;
  readonly presenter: string | null;
  readonly behind: Behind;
  readonly ranks: readonly ItemRank[];
  readonly quotations: readonly DayQuotation[];
}

/** Words as a round's newest agenda version prints them. */
export interface DayQuotation extends Quotation {
  readonly round: string;
}

/**
 * Who is behind an item, as far as a reader of the rounds' published agendas could count it too: by the label under each of the
 * words that are printed there. What is not printed there is not counted here.
 */
export interface Behind {
  /** Six, even if nobody is: of words that are labelled with a country or a region. */
  readonly regions: Readonly<Record<Region, number>>;
  /** Of words that are labelled with a country. */
  readonly categories: Readonly<Record<Category, number>>;
  /** Codes of the countries that are named, each once. */
  readonly countries: readonly string[];
  /** Words of "a member", whose region is not told. */
  readonly unnamed: number;
  /** Words that came after the closing day, where that is told. */
  readonly late: number;
  /** Some words on its topic are with the staff only, as the published agendas say; how many would tell too much. */
  readonly withheld: boolean;
}

/** Where an item's topic stands in one round's ranking. */
export interface ItemRank
  extends Pick<RankedItem, 'place' | 'shared' | 'perMille' | 'orderSensitive' | 'stability'> {
  readonly round: string;
  readonly ballots: number;
  readonly options: number;
  /** Regions whose own order is published. */
  readonly regions: readonly {
    readonly region: Region;
    readonly place: number;
    readonly perMille: number;
  }[];
  readonly agreement: Agreement;
}

/**
 * `agreed`: the regions whose orders are published place the topic within a quarter of the options of each other; `differ`: they do
 * not; `not-told`: fewer than two are published.
 */
export type Agreement = 'agreed' | 'differ' | 'not-told';

/** One of an item's statements: what the newest agenda version of its round prints of it, if anything. */
export interface Behinder {
  readonly quotation: DayQuotation | null;
  readonly region: Region;
  readonly categories: readonly Category[];
}

/**
 * Counts the printed ones by their labels.
 * @param withheld whether the published agendas say of the item's topic that words are with the staff only
 */
export function behindOf(behind: readonly Behinder[], withheld: boolean): Behind {
  const printed = behind.flatMap((one) => {
    const source = one.quotation?.source;
    return source === undefined ? [] : [{ ...one, source }];
  });
  const named = printed.filter(({ source }) => 'country' in source);
  const regionOf = ({ source, region }: (typeof printed)[number]): Region | null =>
    source.kind === 'region' ? source.region : source.kind === 'member' ? null : region;
  const regions = printed.map(regionOf);
  const countries = named.flatMap(({ source }) => ('country' in source ? source.country : []));
  return {
    regions: counted(REGIONS, (one) => regions.filter((region) => region === one).length),
    categories: counted(
      CATEGORIES,
      (one) => named.filter(({ categories }) => categories.includes(one)).length,
    ),
    countries: [...new Set(countries)].sort(),
    unnamed: regions.filter((region) => region === null).length,
    late: printed.filter(({ quotation }) => quotation?.late).length,
    withheld,
  };
}

/** The topic's place in a round's first ranking that names it, from published figures only. */
export function rankOf(agenda: PublishedAgenda, topic: string): ItemRank | null {
  for (const { overall, groups } of agenda.rankings) {
    const found = overall?.items.find(({ option }) => option === topic);
    if (!overall || !found) continue;
    const options = overall.items.length;
    const regions = REGIONS.flatMap((region) => {
      const list = groups.find(({ group }) => group === region)?.list;
      const own = list?.items.find(({ option }) => option === topic);
      return own ? [{ region, place: own.place, perMille: own.perMille }] : [];
    });
    const { place, shared, perMille, orderSensitive, stability } = found;
    const places = regions.map((one) => one.place);
    const agreement = agreementOf(places, options);
    const ballots = overall.ballots;
    const round = agenda.round.slug;
    return {
      ...{ round, ballots, options, place, shared, perMille, orderSensitive, stability },
      ...{ regions, agreement },
    };
  }
  return null;
}

function agreementOf(places: readonly number[], options: number): Agreement {
  if (places.length < 2) return 'not-told';
  return 4 * (Math.max(...places) - Math.min(...places)) <= options ? 'agreed' : 'differ';
}

/** What has changed in the order of the day since an earlier version. */
export interface DayChange {
  readonly kind: 'new' | 'left-out' | 'moved' | 'reworded' | 'replanned';
  readonly number: number;
  readonly title: string;
}

/** By item, in the order of the later version; what was left out comes last. */
export function dayChanges(before: readonly DayItem[], now: readonly DayItem[]): DayChange[] {
  const kept = before.filter((one) => now.some(({ number }) => number === one.number));
  const order = now.filter((one) => before.some(({ number }) => number === one.number));
  const changes = now.flatMap((one): DayChange[] => {
    const { number, title } = one;
    const was = before.find((other) => other.number === number);
    const of = (kind: DayChange['kind']): DayChange => ({ kind, number, title });
    if (was === undefined) return [of('new')];
    const at = kept.indexOf(was) !== order.indexOf(one);
    const planned = was.minutes !== one.minutes || was.presenter !== one.presenter;
    return [
      ...(was.title === title ? [] : [of('reworded')]),
      ...(at ? [of('moved')] : []),
      ...(planned ? [of('replanned')] : []),
    ];
  });
  const gone = before.filter((one) => !now.some(({ number }) => number === one.number));
  return [
    ...changes,
    ...gone.map(({ number, title }) => ({ kind: 'left-out', number, title }) as const),
  ];
}

function counted<Key extends string>(keys: readonly Key[], of: (key: Key) => number) {
  return Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<Key, number>;
}
