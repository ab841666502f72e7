import fc from 'fast-check';
import type { AgendaRound, AgendaVersion } from '../../../../src/application/agenda/rows.ts';
import { composeAgenda } from '../../../../src/domain/agenda/compose.ts';
import type { AgendaContent } from '../../../../src/domain/agenda/content.ts';
import { rates } from '../../../../src/domain/agenda/participation.ts';
import { openRebuild } from '../../../../src/domain/dataset/rebuild.ts';
import type { GivenAnswer, Reply } from '../../../../src/domain/dataset/reply.ts';
import type { RoundId } from '../../../../src/domain/ids.ts';
import type { QuestionnaireDefinition } from '../../../../src/domain/questionnaire-definition.ts';
import { ATTRIBUTIONS, RESPONSE_STATUSES } from '../../../../src/domain/vocabulary.ts';
import { anyMembers } from '../../../domain/disclosure/members.ts';

const choices = ['a', 'b', 'c-1'].map((value) => ({
  value,
  text: { default: `Option ${value}`, ar: `خيار ${value}`, fr: `Choix ${value}` },
}));

/** One question of each kind, and one that is asked of some. */
export const DEFINITION: QuestionnaireDefinition = {
  title: 'Needs',
  pages: [
    {
      name: 'one',
      elements: [
        { type: 'ranking', name: 'order', choices, selectToRankEnabled: true, isRequired: true },
        { type: 'comment', name: 'need' },
        { type: 'dropdown', name: 'topic', choices, visibleIf: '{need} notempty' },
        { type: 'rating', name: 'urgency', rateMin: -2, rateMax: 3 },
        { type: 'checkbox', name: 'barriers', choices, showOtherItem: true, showNoneItem: true },
        { type: 'boolean', name: 'again' },
        { type: 'matrix', name: 'grid', rows: choices.slice(0, 2), columns: choices },
        { type: 'text', name: 'amount', inputType: 'number', min: 0, max: 9 },
        { type: 'text', name: 'day', inputType: 'date' },
      ],
    },
  ],
  parley: {
    profile: 1,
    slug: 'needs',
    attribution: { default: 'group' },
    rankings: [{ question: 'order' }],
    needs: [
      { id: 'n', words: 'need', topicFrom: 'topic', urgency: 'urgency', barriers: 'barriers' },
    ],
    weights: { balancedBy: 'region' },
  },
};

export const ROUND: AgendaRound = {
  id: '01890000-0000-7000-8000-0000000000aa' as RoundId,
  slug: 'r-9',
  state: 'closed',
  openedOn: '2027-01-11',
  closesOn: '2027-02-12',
  threshold: 3,
  meeting: {
    kind: 'cto',
    number: 9,
    title: 'Ninth',
    startsOn: '2027-03-08',
    endsOn: '2027-03-09',
    place: 'Geneva',
    studyPeriod: '2025-2028',
  },
  questionnaire: { version: 1, sha256: '0'.repeat(64), definition: DEFINITION },
};

const codes = fc.uniqueArray(fc.constantFrom('a', 'b', 'c-1'), { maxLength: 3 });

/** Values of each question, empty ones and those that were taken back among them. */
export const valuesOf = (words: fc.Arbitrary<string>): Record<string, fc.Arbitrary<unknown>> => ({
  order: codes,
  need: words,
  topic: fc.constantFrom('a', 'b', 'c-1'),
  urgency: fc.integer({ min: -2, max: 3 }),
  barriers: fc.oneof(codes, fc.constant(['none']), fc.constant(['a', 'other'])),
  'barriers-Comment': words,
  again: fc.boolean(),
  grid: fc.dictionary(fc.constantFrom('a', 'b'), fc.constantFrom('a', 'b', 'c-1')),
  amount: fc.double({ min: 0, max: 9, noNaN: true }).map((value) => value + 0),
  day: fc.constantFrom('2027-02-01', '2026-12-31'),
});

/** A round's replies, with words of this kind. */
export function anyReplies(words: fc.Arbitrary<string>): fc.Arbitrary<Reply[]> {
  const answer = (question: string, value: fc.Arbitrary<unknown>) =>
    fc.record({
      question: fc.constant(question),
      value: fc.option(value, { nil: null, freq: 9 }),
      level: fc.constantFrom(...ATTRIBUTIONS),
      language: fc.constantFrom('en', 'ar'),
      late: fc.boolean(),
      current: fc.constantFrom(true, true, true, false),
    });
  const said = Object.entries(valuesOf(words)).map(([question, value]) =>
    fc.option(answer(question, value), { nil: null }),
  );
  const traits = fc.record({
    member: words.map((text) => text || 'Nameless'),
    status: fc.constantFrom('submitted' as const, 'submitted' as const, ...RESPONSE_STATUSES),
    late: fc.boolean(),
    hidden: fc.subarray(['topic', 'urgency']),
    said: fc.tuple(...said),
  });
  return anyMembers.chain((members) =>
    fc
      .array(traits, { minLength: members.length, maxLength: members.length })
      .map((all) => members.map((member, at) => replyOf({ ...member, at }, all[at]))),
  );
}

type Traits = Pick<Reply, 'member' | 'status' | 'late' | 'hidden'> & {
  readonly said: readonly (Pick<
    GivenAnswer,
    'question' | 'value' | 'level' | 'language' | 'late' | 'current'
  > | null)[];
};

function replyOf(
  { at, region, categories }: Pick<Reply, 'region' | 'categories'> & { readonly at: number },
  traits: Traits | undefined,
): Reply {
  if (traits === undefined) throw new Error('as many traits as members');
  const { said, ...rest } = traits;
  return {
    ...rest,
    ...{ region, categories },
    addressee: `addressee-${at}`,
    response: `response-${at}`,
    kind: 'member-state',
    country: 'KE',
    startedAt: null,
    submittedAt: '2027-02-01T10:00:00.000Z',
    declinedAt: null,
    declineReason: null,
    taken: [],
    answers: said.flatMap((one) =>
      one === null
        ? []
        : {
            ...one,
            id: `${at}-${one.question}`,
            channel: 'page',
            at: '2027-02-01T10:00:00.000Z',
            taken: [],
          },
    ),
  };
}

/** The first agenda version of these replies, made without any table. */
export function versionOf(replies: readonly Reply[]): AgendaVersion {
  const frame: AgendaContent = {
    published: {
      format: 'parley-agenda/1',
      meeting: ROUND.meeting,
      round: { slug: ROUND.slug, openedOn: ROUND.openedOn, closesOn: ROUND.closesOn },
      participation: { ...rates([]), withoutNeed: null },
      ...{ gaps: [], rankings: [], needs: [], counts: [], topics: {}, countries: {}, notShown: [] },
      questionnaire: { slug: 'needs', version: 1, sha256: '0'.repeat(64), title: { en: 'Needs' } },
      rules: {
        threshold: 3,
        ranking: 'averaged-borda/1',
        check: 'schulze-winning-votes/1',
        disclosure: 'parley-disclosure/1',
      },
    },
    staff: {
      format: 'parley-agenda-trace/2',
      ...{ needs: [], hidden: [], toRemind: [], releases: {} },
    },
  };
  const rebuild = openRebuild({ version: 1, content: frame, definition: DEFINITION, earlier: [] });
  for (const reply of replies) {
    rebuild.reply(reply);
    for (const answer of reply.answers) {
      rebuild.answer(reply, { ...answer, asked: !reply.hidden.includes(answer.question) });
    }
  }
  return { number: 1, content: composeAgenda(rebuild.input()), sha256: '', builtAt: 0 };
}
