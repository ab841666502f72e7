import type { AgendaContent } from '../agenda/content.ts';
import { optionsIn } from '../agenda/figures.ts';
import type {
  AgendaInput,
  AnsweredGroup,
  BallotRow,
  ChosenGroup,
  NeedPart,
  NeedRow,
} from '../agenda/input.ts';
import { partsOfCoding } from '../agenda/needs.ts';
import type { AddresseeCount } from '../agenda/participation.ts';
import { askedQuestions, countedOptions } from '../agenda/questions.ts';
import type { AnswerGroup } from '../disclosure/release.ts';
import type { QuestionnaireDefinition } from '../questionnaire-definition.ts';
import { counts, type GivenAnswer, type Reply } from './reply.ts';

/** An addressee's row of a data set. */
export type ReadReply = Pick<
  Reply,
  'response' | 'member' | 'country' | 'region' | 'categories' | 'status' | 'late' | 'taken'
>;

/** An answer's row of a data set. */
export interface ReadAnswer
  extends Pick<
    GivenAnswer,
    'id' | 'question' | 'value' | 'level' | 'language' | 'current' | 'taken'
  > {
  readonly asked: boolean;
}

/** What an agenda version was made of apart from answers: taken from the version itself. */
export interface Frame {
  readonly version: number;
  readonly content: AgendaContent;
  readonly definition: QuestionnaireDefinition;
  /** The versions before it, oldest first. */
  readonly earlier: readonly AgendaContent[];
}

/** Puts the rows of a data set together again into what an agenda is made of. */
export interface Rebuild {
  reply(reply: ReadReply): void;
  answer(reply: ReadReply, answer: ReadAnswer): void;
  input(): AgendaInput;
}

/**
 * The same sums that the database gives when a version is built, over rows that were read from tables. Only versions before
 * the frame's count as earlier ones, so that the version itself comes out again.
 */
export function openRebuild(frame: Frame): Rebuild {
  const { definition } = frame;
  const counted = new Set(
    askedQuestions(definition).flatMap(({ definition: question }) =>
      countedOptions(question) === null ? [] : question.name,
    ),
  );
  const ranked = new Set((definition.parley.rankings ?? []).map(({ question }) => question));
  const codings = definition.parley.needs ?? [];
  const words = new Set(codings.map((coding) => coding.words));
  const printed = new Set(codings.flatMap(partsOfCoding));
  const addressees = new Sums<Omit<AddresseeCount, 'count'>>();
  const responses = new Sums<Omit<AnswerGroup, 'level' | 'count'>>();
  const answered = new Sums<Omit<AnsweredGroup, 'count'>>();
  const chosen = new Sums<Omit<ChosenGroup, 'count'>>();
  const ballots = new Sums<Omit<BallotRow, 'count'>>();
  const needs = new Map<string, NeedRow & { readonly parts: Record<string, NeedPart> }>();
  const before = (taken: readonly number[]) => taken.filter((number) => number < frame.version);
  return {
    reply(reply) {
      const { region, categories, status, late } = reply;
      addressees.add({ region, categories, status, late });
      const now = status === 'submitted';
      const taken = before(reply.taken);
      if (now || taken.length > 0) responses.add({ region, categories, now, taken });
    },
    answer(reply, answer) {
      const { region, categories } = reply;
      const { question, level, value } = answer;
      const hidden = answer.asked ? [] : [question];
      const now = counts({ ...emptyReply, ...reply, hidden }, { ...emptyAnswer, ...answer });
      const taken = before(answer.taken);
      if (now || taken.length > 0)
        answered.add({ question, region, categories, level, now, taken });
      if (!now) return;
      if (counted.has(question)) {
        for (const option of optionsIn(value)) chosen.add({ question, option, region, categories });
      }
      if (ranked.has(question) && Array.isArray(value)) {
        ballots.add({ question, region, categories, order: value.map(String) });
      }
      if (!printed.has(question)) return;
      const { member, country, late } = reply;
      const need = needs.get(reply.response) ?? { member, country, region, late, parts: {} };
      needs.set(reply.response, need);
      const { id, language } = answer;
      need.parts[question] = { answer: id, value, level, language, taken };
    },
    input: () => ({
      ...frameOf(frame),
      addressees: addressees.all(),
      responses: responses.all(),
      answered: answered.all(),
      chosen: chosen.all(),
      ballots: ballots.all(),
      needs: [...needs.values()].filter(({ parts }) =>
        Object.keys(parts).some((question) => words.has(question)),
      ),
    }),
  };
}

function frameOf({
  version,
  content: { published, staff },
  definition,
  earlier,
}: Frame): Omit<
  AgendaInput,
  'addressees' | 'responses' | 'answered' | 'chosen' | 'ballots' | 'needs'
> {
  return {
    meeting: published.meeting,
    round: { ...published.round, threshold: published.rules.threshold },
    questionnaire: {
      version: published.questionnaire.version,
      sha256: published.questionnaire.sha256,
      definition,
    },
    number: version,
    countries: published.countries,
    toRemind: staff.toRemind,
    earlier,
  };
}

/** What a rebuilt reply and answer need not say to be counted. */
const emptyReply = {
  addressee: '',
  kind: 'member-state',
  startedAt: null,
  submittedAt: null,
  declinedAt: null,
  declineReason: null,
  answers: [],
} as const;
const emptyAnswer = { channel: '', at: '', late: false } as const;

/** Rows that are alike, counted. */
class Sums<Row extends object> {
  readonly #rows = new Map<string, Row & { count: number }>();

  add(row: Row): void {
    const key = JSON.stringify(Object.values(row));
    const known = this.#rows.get(key);
    if (known === undefined) this.#rows.set(key, { ...row, count: 1 });
    else known.count += 1;
  }

  all(): (Row & { readonly count: number })[] {
    return [...this.#rows.values()];
  }
}
