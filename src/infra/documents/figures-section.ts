import type { CountTable, PublishedAgenda } from '../../domain/agenda/content.ts';
import type { Block, Section } from './blocks.ts';
import type { Reader } from './reader.ts';

/** Every question with options: how often each was chosen, overall and for the groups that may be shown. */
export function figuresSection(agenda: PublishedAgenda, reader: Reader): Section {
  const blocks = agenda.counts.flatMap((table) => tableBlocks(table, reader));
  return { id: 'figures', title: reader.say('figures'), blocks };
}

function tableBlocks(table: CountTable, reader: Reader): Block[] {
  const { say, number } = reader;
  const title = reader.text(table.title);
  const all = table.groups.find(({ group }) => group === 'all');
  if (all === undefined) {
    return [
      { kind: 'heading', text: title },
      { kind: 'text', text: say('tooFew'), note: true },
    ];
  }
  const answered = Math.max(all.answered, 1);
  const heading: Block = {
    kind: 'heading',
    text: title,
    aside: say('answered', { count: all.answered }),
  };
  return [
    heading,
    ...(table.heldBack
      ? [{ kind: 'text', text: say('heldBack'), note: true } satisfies Block]
      : []),
    {
      kind: 'bars',
      title,
      description: say('chartCounts'),
      bars: table.options.map(({ label }, i) => ({
        label: reader.text(label),
        value: number(all.counts[i] ?? 0),
        perMille: Math.round((1000 * (all.counts[i] ?? 0)) / answered),
      })),
    },
    {
      kind: 'table',
      caption: title,
      folded: say('showTable'),
      columns: [
        { label: say('option'), numeric: false },
        ...table.groups.map(({ group }) => ({ label: reader.group(group), numeric: true })),
      ],
      rows: [
        ...table.options.map(({ label }, i) => [
          reader.text(label),
          ...table.groups.map(({ counts }) => number(counts[i] ?? 0)),
        ]),
        [say('submitted'), ...table.groups.map((one) => number(one.answered))],
      ],
    },
  ];
}
