import type { Phrasebook } from '../../conversation/phrasebook.ts';
import type { Language } from '../../domain/language.ts';
import type { AddresseeState } from '../../domain/rounds/addressee-state.ts';
import { dayNumber } from '../../domain/time/calendar.ts';
import { localParts } from '../../domain/time/zone.ts';
import type { Letter } from '../../platform/adapter.ts';
import { createClosingText } from './closing-text.ts';

/** What a letter is about: a reminder is about where its addressee stands. */
export type Occasion =
  | 'invitation'
  | 'handed-over'
  | AddresseeState
  | 'deadline-moved'
  | 'deadline-moved-begun'
  | 'fresh-link'
  | 'fresh-link-begun'
  | 'receipt';

export const OCCASIONS: readonly Occasion[] = [
  'invitation',
  'handed-over',
  'not-invited',
  'not-started',
  'partial',
  'complete',
  'deadline-moved',
  'deadline-moved-begun',
  'fresh-link',
  'fresh-link-begun',
  'receipt',
];

/** A matter as it stands when the letter is sent. */
export interface LetterMatter {
  readonly occasion: Occasion;
  readonly language: Language;
  /** How the person is addressed: title and name. */
  readonly salutation: string;
  readonly member: string;
  readonly meeting: string;
  readonly now: number;
  readonly closesAt: number;
  readonly timeZone: string;
  /** Titles of required questions that are still open, in the reader's language. */
  readonly missing: readonly string[];
  readonly url: string;
  /** Where it can be answered in the very place that it is read: what its button names. */
  readonly here?: string;
  readonly stopUrl?: string;
  /** Who handed the reply over. */
  readonly handedOverBy?: string;
}

/** The catalogue's name for an occasion, what it has to say, and what its button says. */
interface Manner {
  readonly name: string;
  readonly why: boolean;
  readonly button: 'startLabel' | 'continueLabel' | 'submitLabel' | 'readLabel';
}

const START = { why: false, button: 'startLabel' } as const;
const CONTINUE = { why: false, button: 'continueLabel' } as const;

const MANNER: Readonly<Record<Occasion, Manner>> = {
  invitation: { name: 'invitation', why: true, button: 'startLabel' },
  'not-invited': { name: 'invitation', why: true, button: 'startLabel' },
  'handed-over': { name: 'handedOver', why: true, button: 'startLabel' },
  'not-started': { ...START, name: 'notStarted' },
  partial: { ...CONTINUE, name: 'partial' },
  complete: { name: 'complete', why: false, button: 'submitLabel' },
  'deadline-moved': { ...START, name: 'deadlineMoved' },
  'deadline-moved-begun': { ...CONTINUE, name: 'deadlineMoved' },
  'fresh-link': { ...START, name: 'freshLink' },
  'fresh-link-begun': { ...CONTINUE, name: 'freshLink' },
  receipt: { name: 'receipt', why: false, button: 'readLabel' },
};

/** The whole letter in one language. Days left are counted now, in the member's calendar, never when it was planned. */
export function composeLetter(phrases: Phrasebook, matter: LetterMatter): Letter {
  const { occasion, language, salutation } = matter;
  const manner = MANNER[occasion];
  const say = sayer(phrases, matter);
  const isReceipt = occasion === 'receipt';
  const duration = manner.button === 'startLabel' ? 'duration' : 'continueDuration';
  return {
    subject: say(`${manner.name}Subject`),
    paragraphs: [
      phrases(language, 'letters.greeting', { name: salutation }),
      say(`${manner.name}Lead`),
      ...(manner.why ? [say('why')] : []),
      ...openQuestions(phrases, matter),
      ...(isReceipt ? [say('receiptChange')] : [say(duration), say('deadline')]),
    ],
    ...waysOn(matter, say),
    closing: [
      say('personal'),
      ...(isReceipt ? [] : [say('declineOrStop')]),
      say('thanks'),
      say('signature'),
      say('organization'),
    ],
    ...(matter.stopUrl === undefined
      ? {}
      : { stop: { url: matter.stopUrl, label: say('stopLabel') } }),
  };
}

/** One matter's words within a digest. */
export function composeItem(phrases: Phrasebook, matter: Omit<LetterMatter, 'salutation'>) {
  const say = sayer(phrases, matter);
  const { name } = MANNER[matter.occasion];
  const lines = [say(`${name}Lead`), ...openQuestions(phrases, matter), say('deadline')];
  return {
    title: say('itemTitle'),
    text: lines.join('\n'),
    ...waysOn(matter, say),
  };
}

/** The link; where it can be answered on the spot, a button for that stands first, and the link is the other way. */
function waysOn({ occasion, url, here }: Matter, say: (name: string) => string) {
  const label = say(MANNER[occasion].button);
  if (here === undefined || occasion === 'receipt') return { link: { url, label } };
  const start = { command: 'start', argument: here, label, weight: 'primary' } as const;
  return { link: { url, label: say('pageLabel') }, actions: [start] };
}

type Matter = Omit<LetterMatter, 'salutation'>;

function sayer(phrases: Phrasebook, matter: Matter): (name: string) => string {
  const { language, member, meeting, closesAt, timeZone, now, handedOverBy = '' } = matter;
  const closing = createClosingText(phrases)({ closesAt, timeZone, language });
  const days = daysBetween(now, closesAt, timeZone);
  const params = { member, meeting, closing, days, colleague: handedOverBy };
  return (name) => phrases(language, `letters.${name}`, params);
}

const TITLES_MAX = 3;

/** What is missing, in so many words: the first few questions by their titles. */
function openQuestions(phrases: Phrasebook, { missing, language }: Matter): readonly string[] {
  if (missing.length === 0) return [];
  const count = missing.length;
  const shown = missing.slice(0, TITLES_MAX).map((title) => `• ${title}`);
  const more = count > TITLES_MAX ? ['• …'] : [];
  const lead = phrases(language, 'letters.stillOpen', { count });
  return [[lead, ...shown, ...more].join('\n')];
}

function daysBetween(from: number, to: number, zone: string): number {
  return Math.max(0, dayNumber(localParts(to, zone)) - dayNumber(localParts(from, zone)));
}
