import fc from 'fast-check';
import type { AgendaContent } from '../../../src/domain/agenda/content.ts';
import type { AgendaInput } from '../../../src/domain/agenda/input.ts';
import type { QuestionnaireDefinition } from '../../../src/domain/questionnaire-definition.ts';
import type { Attribution } from '../../../src/domain/vocabulary.ts';
import { answerGroups, anyMembers, type Member } from '../disclosure/members.ts';

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

/** A version as it was built, and who had answered then. */
export interface Built {
  readonly content: AgendaContent;
  readonly speakers: readonly Speaker[];
}

/** Whose answers a version's figures were made of, by the version that took them down. */
export function countedIn(
  { content }: Built,
  question: string,
  versions: readonly Built[],
): Set<string> {
  const taken = content.staff.releases[question]?.taken;
  const by = taken === undefined ? undefined : versions[taken - 1];
  return given(by?.speakers ?? [], question);
}

const given = (speakers: readonly Speaker[], question: string): Set<string> =>
  new Set(speakers.filter(({ skips }) => !skips.includes(question)).map(({ id }) => id));

/** The rows that the database would tell of these members, after these versions. */
export function inputOf(
  speakers: readonly Speaker[],
  threshold: number,
  versions: readonly Built[],
  world: readonly Speaker[] = speakers,
): AgendaInput {
  const now = (question: string): Speaker[] =>
    speakers.filter(({ skips }) => !skips.includes(question));
  const before = (question: string) =>
    versions.map((version, at) => ({
      number: at + 1,
      counted:
        version.content.staff.releases[question]?.taken === at + 1
          ? given(version.speakers, question)
          : new Set<string>(),
    }));
  const groups = (question: string) =>
    answerGroups(world, given(speakers, question), before(question));
  const owner = ({ region, categories }: Speaker) => ({ region, categories, count: 1 });
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
    number: versions.length + 1,
    responses: groups('*'),
    answered: ['order', 'need', 'topic', 'urgency'].flatMap((question) =>
      groups(question).map((group) => ({ question, ...group })),
    ),
    chosen: ['topic', 'urgency'].flatMap((question) =>
      now(question).map((speaker) => ({
        question,
        ...owner(speaker),
        option: value(speaker, question),
      })),
    ),
    ballots: now('order').map((speaker) => ({
      question: 'order',
      ...owner(speaker),
      order: [speaker.choice],
    })),
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
              taken: before(question).flatMap(({ number, counted }) =>
                counted.has(speaker.id) ? number : [],
              ),
            },
          ]),
      ),
    })),
    countries: {},
    toRemind: [],
    earlier: versions.map(({ content }) => content),
  };
}
