import { belongs, type GroupKey, keysOf } from '../disclosure/population.ts';
import type { AnswerGroup } from '../disclosure/release.ts';
import type { CountedGroup, CountTable, Text } from './content.ts';
import type { ChosenGroup } from './input.ts';
import type { Ledger } from './ledger.ts';

/** How often each option of one question was chosen, for every group that may be shown. */
export function countTable(input: {
  readonly question: string;
  readonly title: Text;
  readonly conditional: boolean;
  readonly kind: CountTable['kind'];
  readonly options: CountTable['options'];
  readonly answered: readonly AnswerGroup[];
  readonly chosen: readonly ChosenGroup[];
  readonly ledger: Ledger;
}): CountTable {
  const { question, title, kind, options, ledger } = input;
  const { shown, heldBack } = ledger.rule({
    figure: `counts:${question}`,
    question,
    groups: input.answered,
    conditional: input.conditional,
  });
  const before = ledger.last?.published.counts.find((table) => table.question === question);
  if (heldBack && before) return { ...before, heldBack: true };
  const answered = input.answered.filter(({ now }) => now);
  const count = (
    rows: readonly Pick<AnswerGroup, 'region' | 'categories' | 'count'>[],
    group: GroupKey,
  ): number => rows.filter((row) => belongs(row, group)).reduce((sum, row) => sum + row.count, 0);
  const groups = keysOf(shown).map(
    (group): CountedGroup => ({
      group,
      answered: count(answered, group),
      counts: options.map(({ code }) =>
        count(
          input.chosen.filter((row) => row.option === code),
          group,
        ),
      ),
    }),
  );
  return { question, title, kind, options, groups, heldBack: false };
}
