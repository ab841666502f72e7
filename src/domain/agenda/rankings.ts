import { belongs, type Shown } from '../disclosure/population.ts';
import type { AnswerGroup } from '../disclosure/release.ts';
import { weightGroups } from '../disclosure/weight-groups.ts';
import type { QuestionDefinition } from '../questionnaire-definition.ts';
import { type BallotBox, openBox } from '../ranking/ballot-box.ts';
import { fractionText, scaled } from '../ranking/fraction.ts';
import { type Ranking, rankBoxes } from '../ranking/rank.ts';
import { type Category, REGIONS, type Region } from '../vocabulary.ts';
import type { BalancedList, RankedList, RankingSection, Text } from './content.ts';
import type { BallotRow } from './input.ts';
import type { Ledger } from './ledger.ts';

/** One ranking question: overall, balanced by region, and for every group that may be shown. */
export function rankingSection(input: {
  readonly question: QuestionDefinition & { readonly type: 'ranking' };
  readonly title: Text;
  readonly conditional: boolean;
  readonly balanced: boolean;
  readonly ballots: Iterable<BallotRow>;
  readonly groups: readonly AnswerGroup[];
  readonly ledger: Ledger;
}): RankingSection {
  const { question, title, ledger } = input;
  const { shown, heldBack } = ledger.rule({
    figure: `ranking:${question.name}`,
    question: question.name,
    groups: input.groups,
    conditional: input.conditional,
  });
  const before = ledger.last?.published.rankings.find((s) => s.question === question.name);
  if (heldBack && before) return { ...before, heldBack: true };
  const options = question.choices.map((choice) => choice.value);
  const cells = boxesOf(question.name, options, input.ballots);
  const list = (chosen: readonly CellBox[]): RankedList => {
    const groups = new Map([['all', chosen.map(({ box }) => box)]]);
    return listOf(rankBoxes({ options, groups, weighting: { kind: 'equal' } }));
  };
  return {
    question: question.name,
    title,
    overall: shown.all ? list(cells) : null,
    balanced: shown.all && input.balanced ? balancedList(options, cells, shown) : null,
    groups: [...shown.regions, ...shown.categories].map((group) => ({
      group,
      list: list(cells.filter((cell) => belongs(cell, group))),
    })),
    heldBack: false,
  };
}

/** The ballots of members who look alike. */
interface CellBox {
  readonly region: Region;
  readonly categories: readonly Category[];
  readonly box: BallotBox;
}

/** Every ballot is counted once, however many lists it is in. */
function boxesOf(
  question: string,
  options: readonly string[],
  ballots: Iterable<BallotRow>,
): CellBox[] {
  const cells = new Map<string, CellBox>();
  for (const { question: asked, region, categories, order, count } of ballots) {
    if (asked !== question) continue;
    const key = `${region}|${[...categories].sort().join('+')}`;
    const cell = cells.get(key) ?? { region, categories, box: openBox(options) };
    cells.set(key, cell);
    cell.box.add(
      order.map((option) => [option]),
      count,
    );
  }
  return [...cells].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell);
}

function balancedList(
  options: readonly string[],
  cells: readonly CellBox[],
  shown: Shown,
): BalancedList {
  const within = (regions: readonly string[]): BallotBox[] =>
    cells.filter(({ region }) => regions.includes(region)).map(({ box }) => box);
  const counts = REGIONS.map((region) => ({
    name: region,
    ballots: within([region]).reduce((sum, { tally }) => sum + tally.ballots, 0),
  }));
  const groups = weightGroups(counts, shown.regions);
  const ranking = rankBoxes({
    options,
    groups: new Map(groups.map(({ members }) => [members.join('+'), within(members)])),
    weighting: {
      kind: 'balanced',
      weights: Object.fromEntries(groups.map((group) => [group.members.join('+'), group.weight])),
    },
  });
  const weights = groups.map(({ members, weight }) => ({ regions: members, weight }));
  return { ...listOf(ranking), weights };
}

function listOf(ranking: Ranking): RankedList {
  return {
    ballots: ranking.ballots,
    items: ranking.items.map(({ points, shareOfMaximum, ...item }) => ({
      ...item,
      points: fractionText(points),
      perMille: scaled(shareOfMaximum, 3),
    })),
  };
}
