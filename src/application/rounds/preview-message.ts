import type { Phrasebook } from '../../conversation/phrasebook.ts';
import { inSixLanguages } from '../../conversation/text.ts';
import { directionOf, type Language } from '../../domain/language.ts';
import type {
  ElementDefinition,
  QuestionnaireDefinition,
} from '../../domain/questionnaire-definition.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import type { AddresseeState } from '../../domain/rounds/addressee-state.ts';
import { foresee } from '../../domain/rounds/calendar.ts';
import { GENEVA } from '../../domain/time/geneva.ts';
import type { Letter } from '../../platform/adapter.ts';
import { notAllowed } from '../allowed.ts';
import { composeLetter, type LetterMatter, type Occasion } from '../deliveries/compose-letter.ts';
import type { Actor, Clock, Random, Transactions } from '../ports.ts';
import type { QuestionnaireRows } from '../questionnaires/rows.ts';
import type { CalendarRows } from './calendar-rows.ts';
import { type Foreseen, foreseeMembers } from './foreseen-members.ts';
import { closingTimes } from './opening.ts';
import type { RoundRecord, RoundRows, StoredRule } from './rows.ts';

/** What a round may have to say to a member. */
export const PREVIEW_OCCASIONS = [
  'invitation',
  'handed-over',
  'reminder',
  'deadline-moved',
  'receipt',
  'fresh-link',
] as const;
export type PreviewOccasion = (typeof PREVIEW_OCCASIONS)[number];

export interface PreviewInput {
  readonly round: string; // slug
  readonly occasion: PreviewOccasion;
  /** Where the member stands; absent: it has not started. */
  readonly state?: AddresseeState;
  /** Absent: the sample member's own. */
  readonly language?: Language;
  /** A member of the round, by its country's two letters or its name; absent: one that reads this language. */
  readonly member?: string;
}

export interface MessagePreview {
  readonly occasion: PreviewOccasion;
  readonly state: AddresseeState;
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  /** Whose letter this would be; null: nobody can be written to, so names are placeholders. */
  readonly to: { readonly member: string; readonly contact: string } | null;
  /** The moment for which days left are counted, epoch ms. */
  readonly at: number;
  readonly letter: Letter;
}

export interface PreviewDeps {
  readonly store: Transactions<{
    readonly rounds: RoundRows;
    readonly calendar: CalendarRows;
    readonly questionnaires: QuestionnaireRows;
  }>;
  readonly clock: Clock;
  readonly random: Random;
  readonly phrases: Phrasebook;
  readonly links: { invitation(token: string): string };
}

/** The exact text that would go out. The link leads nowhere: real ones are made when a letter leaves, and open once. */
export async function previewMessage(
  deps: PreviewDeps,
  input: PreviewInput,
  actor: Actor,
): Promise<Result<MessagePreview, 'not-allowed' | 'round-unknown' | 'member-not-asked'>> {
  const refusal = notAllowed(actor, 'round.status');
  if (refusal !== undefined) return refusal;
  const { clock, random } = deps;
  const now = clock.now();
  return deps.store.transaction(async ({ rounds, calendar, questionnaires }) => {
    const round = await rounds.find(input.round);
    if (round === undefined) return refuse('round-unknown', { round: input.round });
    const openedAt = round.openedAt ?? Math.max(round.opensAt ?? now, now);
    const { members } = await foreseeMembers({ rounds, calendar }, round, { at: openedAt, random });
    const sample = sampleOf(members, input);
    if (input.member !== undefined && sample === undefined) {
      return refuse('member-not-asked', { member: input.member });
    }
    const language = input.language ?? sample?.member.reader?.language ?? 'en';
    const state = input.state ?? 'not-started';
    const rules = await rounds.rules(round.id);
    const at = Math.max(now, momentOf(input.occasion, { state, round, rules, openedAt, sample }));
    const version = await questionnaires.findById(round.questionnaireVersionId);
    const member = sample && (await calendar.memberName(sample.memberId, language));
    const letter = letterOf(deps, {
      ...{ occasion: occasionOf(input.occasion, state), language, meeting: round.meetingTitle },
      now: at,
      ...addressed(round, sample, member),
      missing: state === 'partial' && version ? missingSample(version.definition, language) : [],
    });
    const contact = sample?.contact?.name;
    return done({
      ...{ occasion: input.occasion, state, language, direction: directionOf(language), at },
      to: member === undefined || contact === undefined ? null : { member, contact },
      letter,
    });
  });
}

/** The one place that knows how letters are made. */
function letterOf(
  { phrases, links }: PreviewDeps,
  matter: Omit<LetterMatter, 'url' | 'handedOverBy'>,
): Letter {
  return composeLetter(phrases, {
    ...matter,
    ...{ url: links.invitation('…'), handedOverBy: PLACEHOLDER.colleague },
  });
}

const PLACEHOLDER = { contact: '[Name]', member: '[Member]', colleague: '[Colleague]' } as const;

function addressed(round: RoundRecord, sample: Foreseen | undefined, member: string | undefined) {
  const contact = sample?.contact;
  const { name, title } = contact ?? { name: PLACEHOLDER.contact, title: null };
  const timeZone = sample?.member.habits.zone ?? GENEVA;
  return {
    salutation: title === null ? name : `${title} ${name}`,
    member: member ?? PLACEHOLDER.member,
    closesAt: sample?.member.closesAt ?? closingTimes(round.closesOn)(timeZone),
    timeZone,
  };
}

/** Who is named; else somebody who reads the language; else anybody who can be written to. */
function sampleOf(
  members: readonly Foreseen[],
  { member: named, language }: PreviewInput,
): Foreseen | undefined {
  if (named !== undefined) {
    const wanted = named.trim().toLowerCase();
    return members.find(({ member: { name, countryIso2 } }) =>
      [name, countryIso2].some((one) => one.toLowerCase() === wanted),
    );
  }
  const reached = members.filter(({ contact }) => contact !== undefined);
  return (
    reached.find(({ member }) => language === undefined || member.reader?.language === language) ??
    reached[0]
  );
}

function occasionOf(occasion: PreviewOccasion, state: AddresseeState): Occasion {
  const begun = state === 'partial' || state === 'complete';
  switch (occasion) {
    case 'reminder':
      return state;
    case 'deadline-moved':
    case 'fresh-link':
      return begun ? `${occasion}-begun` : occasion;
    case 'invitation':
    case 'handed-over':
    case 'receipt':
      return occasion;
  }
}

/** When it would be read: a reminder by the first rule that speaks to who stands there, all else at opening. */
function momentOf(
  occasion: PreviewOccasion,
  plan: {
    readonly state: AddresseeState;
    readonly round: RoundRecord;
    readonly rules: readonly StoredRule[];
    readonly openedAt: number;
    readonly sample: Foreseen | undefined;
  },
): number {
  const { state, round, rules, openedAt, sample } = plan;
  const reader = sample?.member.reader;
  if (occasion !== 'reminder' || sample === undefined || reader === undefined) return openedAt;
  const frame = { openedAt, window: round.sendWindow };
  const times = rules
    .filter(({ states }) => states.includes(state))
    .flatMap(
      (rule) => foresee({ kind: 'reminder', rule }, { ...sample.member, reader }, frame) ?? [],
    )
    .map(({ at }) => at);
  return times.length === 0 ? openedAt : Math.min(...times);
}

/** So many open questions make an example. */
const MISSING_SHOWN = 2;

/** Titles of the first required questions, as if these were still open. */
function missingSample({ pages }: QuestionnaireDefinition, language: Language): readonly string[] {
  return pages
    .flatMap(({ elements }) => requiredTitles(elements, language))
    .slice(0, MISSING_SHOWN);
}

function requiredTitles(elements: readonly ElementDefinition[], language: Language): string[] {
  return elements.flatMap((element) => {
    if (element.type === 'panel') return requiredTitles(element.elements, language);
    if (element.type === 'html' || element.isRequired !== true) return [];
    return [inSixLanguages(element.title)[language].replaceAll(/\{[^}]*\}/g, '…')];
  });
}
