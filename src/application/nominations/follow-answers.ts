import type { MeetingId } from '../../domain/ids.ts';
import {
  type Following,
  follow,
  type NominationKind,
} from '../../domain/nominations/nomination.ts';
import type { NominationCoding } from '../../domain/questionnaire-definition.ts';
import type { CodedRound, CodingRows } from '../needs/rows.ts';
import type { NamingAnswer, NominationRow, NominationRows, Nominator } from './rows.ts';

/** What following needs to read. */
export interface FollowRows {
  readonly coding: Pick<CodingRows, 'rounds'>;
  readonly nominations: Pick<NominationRows, 'list' | 'answers'>;
}

/** Somebody whom a member's answers name now. */
export interface Named {
  readonly response: string;
  readonly coding: string;
  readonly kind: NominationKind;
  readonly by: Nominator;
  readonly answer: string;
  readonly words: string;
  readonly language: string;
  /** Whether the member says that the person has agreed. */
  readonly said: boolean;
  readonly contact: string | null;
}

/** A nomination as the answers make it now, whether or not that is written down yet. */
export interface FollowedRow extends NominationRow {
  /** What has changed since it was last written down. */
  readonly change: Following | null;
  /** What the answers say now; null when the words were taken back. */
  readonly named: Named | null;
}

export interface MeetingNominations {
  readonly rows: readonly FollowedRow[];
  /** Named in answers, and not taken yet. */
  readonly fresh: readonly Named[];
  /** How many it takes to hide one among them: the strictest of its rounds. */
  readonly threshold: number;
}

/** A meeting's nominations, followed to what its members' answers say at this moment. Writes nothing. */
export async function followAnswers(
  { coding, nominations }: FollowRows,
  meeting: MeetingId,
): Promise<MeetingNominations> {
  const rounds = await coding.rounds(meeting);
  const named = new Map<string, Named>();
  for (const round of rounds) {
    for (const one of await namedIn(nominations, round)) named.set(keyOf(one), one);
  }
  const kept = await nominations.list(meeting);
  const known = new Set(kept.map(keyOf));
  return {
    rows: kept.map((row) => followed(row, named.get(keyOf(row)) ?? null)),
    fresh: [...named.values()].filter((one) => !known.has(keyOf(one))),
    threshold: Math.max(0, ...rounds.map(({ threshold }) => threshold)),
  };
}

const keyOf = ({ response, coding }: { readonly response: string; readonly coding: string }) =>
  `${response} ${coding}`;

function followed(row: NominationRow, named: Named | null): FollowedRow {
  const given = named && {
    ...{ answer: named.answer, said: named.said },
    sameWords: named.words === row.words,
  };
  const { what, nomination } = follow(row, given);
  return { ...row, ...nomination, change: what, named };
}

/** Rounds that have been opened, closed or not: an answer stands once its response was submitted. */
async function namedIn(
  rows: Pick<NominationRows, 'answers'>,
  { id, state, definition }: CodedRound,
): Promise<readonly Named[]> {
  const codings = definition.parley.nominations ?? [];
  if (codings.length === 0 || state === 'draft' || state === 'scheduled') return [];
  const questions = codings.flatMap(({ company, consent, contact }) => [
    ...[company, consent],
    ...(contact === undefined ? [] : [contact]),
  ]);
  const responses = new Map<string, Map<string, NamingAnswer>>();
  for (const answer of await rows.answers(id, questions)) {
    const own = responses.get(answer.response) ?? new Map<string, NamingAnswer>();
    responses.set(answer.response, own.set(answer.question, answer));
  }
  return [...responses.values()].flatMap((answers) =>
    codings.flatMap((coding) => namedBy(coding, answers)),
  );
}

function namedBy(
  coding: NominationCoding,
  answers: ReadonlyMap<string, NamingAnswer>,
): readonly Named[] {
  const { id, kind = 'local-industry', company, consent, contact = '' } = coding;
  const words = answers.get(company);
  if (typeof words?.value !== 'string' || words.value.trim() === '') return [];
  const { response, by, answer, value, language } = words;
  const said = answers.get(consent)?.value === true;
  const address = answers.get(contact)?.value;
  return [
    {
      ...{ response, coding: id, kind, by, answer, words: value.trim(), language, said },
      contact: said && typeof address === 'string' ? address.trim() : null,
    },
  ];
}
