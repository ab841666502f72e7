import type { Day, DayLine, WaitingTopic } from '../../application/papers/show-day.ts';
import { labels } from '../../domain/outcomes/numbered.ts';
import type { ItemRank } from '../../domain/papers/day.ts';
import { REGIONS } from '../../domain/vocabulary.ts';
import { table } from '../output.ts';

/** The day as staff make it: its items with their rank and who is behind them, then what waits for an item. */
export function dayLines({ items, leftOut, waiting, rounds }: Day): string[] {
  return [
    ...(items.length === 0 ? ['No item has been put forward.'] : itemTable(items)),
    ...leftOut.map(
      ({ number, title, mergedInto, reason }) =>
        `A${number} ${title}: ${mergedInto === null ? 'left out' : `went into A${mergedInto}`}: ${reason ?? ''}`,
    ),
    ...(rounds.length === 0
      ? ['No round’s agenda has been built: ranks, and who is behind an item, are not known yet.']
      : []),
    ...(waiting.length === 0 ? [] : ['', 'Not on the day yet', ...waitingTable(waiting)]),
  ];
}

function itemTable(items: readonly DayLine[]): string[] {
  const rows = items.map((item) => [
    `A${item.number}`,
    item.state,
    item.minutes === null ? '' : `${item.minutes} min`,
    labels('N', item.needs),
    rankIn(item.ranks),
    behindIn(item),
    item.presenter ?? '',
    item.title,
  ]);
  const heads = ['Item', 'State', 'Time', 'Needs', 'Rank', 'Behind it', 'Presenter', 'Title'];
  return table(heads, rows);
}

function waitingTable(waiting: readonly WaitingTopic[]): string[] {
  const rows = waiting.map(({ code, label, ranks, needs }) => [
    code,
    rankIn(ranks),
    labels('N', needs),
    label.en,
  ]);
  return table(['Topic', 'Rank', 'Needs', 'Called'], rows);
}

/** "3 of 16 (2 to 5), regions differ", of each round that ranks it. */
function rankIn(ranks: readonly ItemRank[]): string {
  return ranks
    .map(({ place, options, stability, agreement }) => {
      const moves = stability !== null && stability.best !== stability.worst;
      const range = moves ? ` (${stability.best} to ${stability.worst})` : '';
      const regions = { agreed: ', regions agree', differ: ', regions differ', 'not-told': '' };
      return `${place} of ${options}${range}${regions[agreement]}`;
    })
    .join('; ');
}

/** "AFR 2, ASP 1, unnamed 1": what readers of the rounds' published agendas could count. */
function behindIn({ behind }: DayLine): string {
  const { regions, unnamed, late, withheld } = behind;
  return [
    ...REGIONS.filter((region) => regions[region] > 0).map(
      (region) => `${region} ${regions[region]}`,
    ),
    ...(unnamed > 0 ? [`unnamed ${unnamed}`] : []),
    ...(late > 0 ? [`late ${late}`] : []),
    ...(withheld ? ['more with staff'] : []),
  ].join(', ');
}
