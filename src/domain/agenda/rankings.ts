import { belongs, type Shown } from '../disclosure/population.ts';
import type { ReleasedGroup } from '../disclosure/release.ts';
import { weightGroups } from '../disclosure/weight-groups.ts';
import type { QuestionDefinition } from '../questionnaire-definition.ts';
import { fractionText, scaled } from '../ranking/fraction.ts';
import { type Ranking, rank } from '../ranking/rank.ts';
import { REGIONS } from '../vocabulary.ts';
import type { BalancedList, RankedList, RankingSection, Text } from './content.ts';
import type { BallotRow } from './input.ts';
import type { Ledger } from './ledger.ts';

/** One ranking question: overall, balanced by region, and for every group that may be shown. */
export function rankingSection(input: {
  readonly question: QuestionDefinition & { readonly type: 'ranking' };
  readonly title: Text;
  readonly conditional: boolean;
  readonly balanced: boolean;
  readonly ballots: readonly BallotRow[];
  readonly groups: readonly ReleasedGroup[];
  readonly ledger: Ledger;
}): RankingSection {
  const { question, title, ballots, ledger } = input;
  const { shown, heldBack } = ledger.rule({
    figure: `ranking:${question.name}`,
    question: question.name,
    groups: input.groups,
    conditional: input.conditional,
  });
  const before = ledger.last?.published.rankings.find((s) => s.question === question.name);
  if (heldBack && before) return { ...before, heldBack: true };
  const options = question.choices.map((choice) => choice.value);
  const list = (chosen: readonly BallotRow[]): RankedList =>
    listOf(
      rank({
        options,
        ballots: chosen.map(({ order }) => ({ group: 'all', places: order.map((o) => [o]) })),
        weighting: { kind: 'equal' },
      }),
    );
  return {
    question: question.name,
    title,
    overall: shown.all ? list(ballots) : null,
    balanced: shown.all && input.balanced ? balancedList(options, ballots, shown) : null,
    groups: [...shown.regions, ...shown.categories].map((group) => ({
      group,
      list: list(ballots.filter((ballot) => belongs(ballot, group))),
    })),
    heldBack: false,
  };
}

function balancedList(
  options: readonly string[],
  ballots: readonly BallotRow[],
  shown: Shown,
): BalancedList {
  const counts = REGIONS.map((region) => ({
    name: region,
    ballots: ballots.filter((ballot) => ballot.region === region && ballot.order.length > 0).length,
  }));
  const groups = weightGroups(counts, shown.regions);
  const groupOf = new Map(
    groups.flatMap(({ members }) => members.map((region) => [region, members.join('+')])),
  );
  const ranking = rank({
    options,
    ballots: ballots.map(({ region, order }) => ({
      group: groupOf.get(region) ?? region,
      places: order.map((option) => [option]),
    })),
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
