import type { Rate } from '../agenda/content.ts';
import type { Rates } from '../agenda/participation.ts';
import { CATEGORIES, REGIONS } from '../vocabulary.ts';
import { type DataTable, text, whole } from './table.ts';

/** Members asked and replies: all, six regions even if nobody was asked there, and the categories. */
export function ratesTable(name: string, { total, regions, categories }: Rates): DataTable {
  const groups: (readonly [string, Rate])[] = [
    ['all', total],
    ...REGIONS.map((region) => [region, regions[region]] as const),
    ...CATEGORIES.map((category) => [category, categories[category]] as const),
  ];
  return {
    name,
    description: 'Members asked and replies, on the list that was frozen when the round opened.',
    fields: [
      text('group', '"all", a region or a category; categories overlap.'),
      whole('addressed', 'Members asked.'),
      whole('submitted', 'Replies submitted.'),
      whole('late', 'Of these, after closing.'),
      whole('partial', 'Started, not submitted; not counted in any figure.'),
      whole('declined', 'Declined to reply.'),
      whole('silent', 'No reply.'),
    ],
    rows: groups.map(([group, { addressed, submitted, late, partial, declined, silent }]) => [
      ...[group, addressed, submitted, late, partial, declined, silent],
    ]),
  };
}
