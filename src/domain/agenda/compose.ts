import type {
  AgendaContent,
  CountTable,
  NeedSection,
  PublishedAgenda,
  RankingSection,
  StaffTrace,
} from './content.ts';
import { countTable } from './counts.ts';
import type { AgendaInput } from './input.ts';
import { type Ledger, openLedger, RESPONSES } from './ledger.ts';
import { type CodedNeeds, codedNeeds } from './need-sections.ts';
import { ownCodings, partsOfCoding } from './needs.ts';
import { gaps, rates } from './participation.ts';
import { type AskedQuestion, askedQuestions, countedOptions, textOf } from './questions.ts';
import { rankingSection } from './rankings.ts';
import { topicsOf } from './topics.ts';

/**
 * Puts a round's answers together into the agenda's content. Pure and deterministic: the same input gives the same
 * content, whatever the order of its rows. Nothing is published that its owner did not allow or that would let a group
 * below the threshold be worked out, alone, by subtraction, or beside earlier versions (docs/decisions).
 */
export function composeAgenda(input: AgendaInput): AgendaContent {
  const { definition } = input.questionnaire;
  const ledger = openLedger({
    threshold: input.round.threshold,
    number: input.number,
    earlier: input.earlier,
    responses: input.responses,
    printed: new Set((definition.parley.needs ?? []).flatMap(partsOfCoding)),
  });
  const questions = askedQuestions(definition);
  const rankings = composeRankings(input, questions, ledger);
  const counts = composeCounts(input, questions, ledger);
  const needs = composeNeeds(input, questions, ledger);
  const withoutNeed = composeWithoutNeed(input, ledger);
  const published: PublishedAgenda = {
    format: 'parley-agenda/1',
    ...facts(input, ledger.threshold),
    participation: { ...rates(input.addressees), withoutNeed },
    gaps: gaps(input.addressees),
    rankings,
    needs: inTopicOrder(
      needs.flatMap((coded) => coded.sections),
      rankings,
    ),
    counts,
    topics: topicsOf(definition, questions),
    countries: input.countries,
    notShown: ledger.notShown,
  };
  const traced = needs.flatMap((coded) => coded.traced);
  return { published, staff: traceOf({ input, traced, ledger }) };
}

function facts(
  input: AgendaInput,
  threshold: number,
): Pick<PublishedAgenda, 'meeting' | 'round' | 'questionnaire' | 'rules'> {
  const { slug, openedOn, closesOn } = input.round;
  const { version, sha256, definition } = input.questionnaire;
  const title = textOf(definition.title, definition.parley.slug);
  return {
    meeting: input.meeting,
    round: { slug, openedOn, closesOn },
    questionnaire: { slug: definition.parley.slug, version, sha256, title },
    rules: {
      threshold,
      ranking: 'averaged-borda/1',
      check: 'schulze-winning-votes/1',
      disclosure: 'parley-disclosure/1',
    },
  };
}

function composeRankings(
  input: AgendaInput,
  questions: readonly AskedQuestion[],
  ledger: Ledger,
): RankingSection[] {
  const { parley } = input.questionnaire.definition;
  return (parley.rankings ?? []).flatMap(({ question: name }) => {
    const asked = questions.find(({ definition }) => definition.name === name);
    if (asked?.definition.type !== 'ranking') return [];
    return rankingSection({
      question: asked.definition,
      title: textOf(asked.definition.title, name),
      conditional: asked.conditional,
      balanced: parley.weights?.balancedBy === 'region',
      ballots: input.ballots,
      groups: input.answered.filter((group) => group.question === name),
      ledger,
    });
  });
}

/** Every question with options, except the one by which members choose how widely they may be shown. */
function composeCounts(
  input: AgendaInput,
  questions: readonly AskedQuestion[],
  ledger: Ledger,
): CountTable[] {
  const { chosenBy } = input.questionnaire.definition.parley.attribution;
  return questions.flatMap(({ definition, conditional }) => {
    const counted = definition.name === chosenBy ? null : countedOptions(definition);
    if (counted === null) return [];
    return countTable({
      question: definition.name,
      title: textOf(definition.title, definition.name),
      conditional,
      ...counted,
      answered: input.answered.filter((group) => group.question === definition.name),
      chosen: input.chosen.filter((group) => group.question === definition.name),
      ledger,
    });
  });
}

function composeNeeds(
  input: AgendaInput,
  questions: readonly AskedQuestion[],
  ledger: Ledger,
): CodedNeeds[] {
  return ownCodings(input.questionnaire.definition.parley.needs ?? []).map((coding) =>
    codedNeeds({
      coding,
      rows: input.needs,
      answered: input.answered,
      conditional: questions.some((q) => q.definition.name === coding.words && q.conditional),
      ledger,
    }),
  );
}

/** "No need" is an answer, "no reply" is not: how many submitted without stating any need. */
function composeWithoutNeed(input: AgendaInput, ledger: Ledger): number | null {
  const words = (input.questionnaire.definition.parley.needs ?? []).map((coding) => coding.words);
  if (words.length === 0) return null;
  const { shown, heldBack } = ledger.rule({
    figure: 'participation:without-need',
    question: RESPONSES,
    groups: input.responses.map((group) => ({ ...group, level: 'none' })),
    conditional: false,
  });
  if (heldBack) return ledger.last?.published.participation.withoutNeed ?? null;
  const counted = input.responses.filter(({ now }) => now);
  const submitted = counted.reduce((sum, { count }) => sum + count, 0);
  const stating = input.needs.filter((row) => words.some((question) => row.parts[question]));
  return shown.all ? submitted - stating.length : null;
}

/** Topics in the order of the first ranking; those that nobody ranked come last, and "no topic" after them. */
function inTopicOrder(
  sections: readonly NeedSection[],
  rankings: readonly RankingSection[],
): NeedSection[] {
  const order = rankings[0]?.overall?.items.map((item) => item.option) ?? [];
  const position = ({ topic }: NeedSection): number => {
    const at = topic === null ? -1 : order.indexOf(topic);
    return at >= 0 ? at : order.length + (topic === null ? 1 : 0);
  };
  const name = ({ topic, coding }: NeedSection): string => `${topic ?? ''}|${coding}`;
  return [...sections].sort((a, b) => position(a) - position(b) || (name(a) < name(b) ? -1 : 1));
}

function traceOf(parts: {
  readonly input: AgendaInput;
  readonly traced: StaffTrace['needs'];
  readonly ledger: Ledger;
}): StaffTrace {
  const { input, ledger } = parts;
  const byKey = (a: readonly [string, unknown], b: readonly [string, unknown]): number =>
    a[0] < b[0] ? -1 : 1;
  return {
    format: 'parley-agenda-trace/2',
    needs: [...parts.traced].sort((a, b) => byKey([a.answers.join(), 0], [b.answers.join(), 0])),
    hidden: ledger.hidden,
    toRemind: input.toRemind,
    releases: Object.fromEntries([...ledger.releases].sort(byKey)),
  };
}
