import fc from 'fast-check';
import type { AgendaContent } from '../../../src/domain/agenda/content.ts';
import type { AgendaInput } from '../../../src/domain/agenda/input.ts';
import type { QuestionnaireDefinition } from '../../../src/domain/questionnaire-definition.ts';
import type { Attribution } from '../../../src/domain/vocabulary.ts';
import { anyMembers, type Member } from '../disclosure/members.ts';

const choices = ['a', 'b', 'c'].map((value) => ({ value, text: value }));

export const DEFINITION: QuestionnaireDefinition = {
  title: 'Needs',
  pages: [
    {
      name: 'one',
      elements: [
        { type: 'ranking', name: 'order', choices, selectToRankEnabled: true },
        { type: 'comment', name: 'need' },
        { type: 'dropdown', name: 'topic', choices },
        { type: 'rating', name: 'urgency', rateMax: 3 },
      ],
    },
  ],
  parley: {
    profile: 1,
    slug: 'needs',
    attribution: { default: 'group' },
    rankings: [{ question: 'order' }],
    needs: [{ id: 'n', words: 'need', topicFrom: 'topic', urgency: 'urgency' }],
    weights: { balancedBy: 'region' },
  },
};

export interface Speaker extends Member {
  readonly skips: readonly string[];
  readonly language: string;
  readonly choice: string;
}

export const anySpeakers: fc.Arbitrary<Speaker[]> = anyMembers.chain((members) =>
  fc
    .array(
      fc.record({
        skips: fc.oneof(
          { weight: 4, arbitrary: fc.constant<string[]>([]) },
          { weight: 1, arbitrary: fc.subarray(['order', 'need', 'topic', 'urgency']) },
        ),
        language: fc.constantFrom('en', 'en', 'en', 'fr'),
        choice: fc.constantFrom('a', 'b', 'c'),
      }),
      { minLength: members.length, maxLength: members.length },
    )
    .map((traits) =>
      members.map((member, i) => ({
        ...member,
        ...(traits[i] ?? { skips: [], language: 'en', choice: 'a' }),
      })),
    ),
);

export const answerId = (speaker: Speaker, question: string): string => `${question}:${speaker.id}`;

/** The rows that the database would tell of these members. */
export function inputOf(
  speakers: readonly Speaker[],
  threshold: number,
  earlier: readonly AgendaContent[],
): AgendaInput {
  const given = (question: string): Speaker[] =>
    speakers.filter(({ skips }) => !skips.includes(question));
  const group = (speaker: Speaker, question: string) => {
    const { region, categories, level } = speaker;
    return { question, region, categories, level, answers: [answerId(speaker, question)] };
  };
  const value = ({ choice }: Speaker, question: string): string =>
    question === 'urgency' ? String('abc'.indexOf(choice) + 1) : choice;
  return {
    meeting: {
      kind: 'cto',
      number: 9,
      title: 'Ninth',
      startsOn: '2027-03-08',
      endsOn: '2027-03-09',
      place: 'Geneva',
      studyPeriod: '2025-2028',
    },
    round: { slug: 'r', openedOn: '2027-01-11', closesOn: '2027-02-12', threshold },
    questionnaire: { version: 1, sha256: '0'.repeat(64), definition: DEFINITION },
    addressees: speakers.map(({ region, categories }) => ({
      region,
      categories,
      status: 'submitted' as const,
      late: false,
      count: 1,
    })),
    responses: speakers.map(({ id, region, categories }) => ({
      region,
      categories,
      answers: [id],
    })),
    answered: ['order', 'need', 'topic', 'urgency'].flatMap((question) =>
      given(question).map((speaker) => group(speaker, question)),
    ),
    chosen: ['topic', 'urgency'].flatMap((question) =>
      given(question).map((speaker) => ({
        ...group(speaker, question),
        option: value(speaker, question),
      })),
    ),
    ballots: given('order').map((speaker) => {
      const { level: _, answers, ...owner } = group(speaker, 'order');
      return { ...owner, answer: answers[0] ?? '', order: [speaker.choice] };
    }),
    needs: speakers.map((speaker) => ({
      member: `Member ${speaker.id}`,
      country: 'XX',
      region: speaker.region,
      late: false,
      parts: Object.fromEntries(
        ['need', 'topic', 'urgency']
          .filter((question) => !speaker.skips.includes(question))
          .map((question) => [
            question,
            {
              answer: answerId(speaker, question),
              value: question === 'need' ? `words of ${speaker.id}` : value(speaker, question),
              level: speaker.level satisfies Attribution,
              language: speaker.language,
            },
          ]),
      ),
    })),
    countries: {},
    toRemind: [],
    earlier,
  };
}
