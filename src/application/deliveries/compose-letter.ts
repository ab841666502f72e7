import type { Phrasebook } from '../../conversation/phrasebook.ts';
import type { Language } from '../../domain/language.ts';
import type { DeliveryKind } from '../../domain/rounds/may-send.ts';
import { dayNumber } from '../../domain/time/calendar.ts';
import { localParts } from '../../domain/time/zone.ts';
import type { Letter } from '../../platform/adapter.ts';
import { createClosingText } from './closing-text.ts';

/** What a letter is about, as it stands when it is sent. */
export interface LetterMatter {
  readonly kind: DeliveryKind;
  /** The member has begun its response. */
  readonly begun: boolean;
  readonly language: Language;
  /** How the person is addressed: title and name. */
  readonly salutation: string;
  readonly member: string;
  readonly meeting: string;
  readonly now: number;
  readonly closesAt: number;
  readonly timeZone: string;
  readonly url: string;
  readonly stopUrl?: string;
}

type Variant = 'invitation' | 'notStarted' | 'partial' | 'deadlineMoved' | 'freshLink';

/** The whole letter in one language. Days left are counted now, in the member's calendar, never when it was planned. */
export function composeLetter(phrases: Phrasebook, matter: LetterMatter): Letter {
  const { language, salutation, member, meeting, closesAt, timeZone } = matter;
  const say = (name: string, params: Record<string, string | number> = {}) =>
    phrases(language, `letters.${name}`, params);
  const variant = variantOf(matter);
  const closing = createClosingText(phrases)({ closesAt, timeZone, language });
  const days = daysBetween(matter.now, closesAt, timeZone);
  const lead = say(`${variant}Lead`, { meeting, member, closing });
  const why = variant === 'invitation' ? [say('why')] : [];
  return {
    subject: say(`${variant}Subject`, { meeting, member, days }),
    paragraphs: [
      say('greeting', { name: salutation }),
      lead,
      ...why,
      say(matter.begun ? 'continueDuration' : 'duration'),
      say('deadline', { closing, days }),
    ],
    link: { url: matter.url, label: say(matter.begun ? 'continueLabel' : 'startLabel') },
    closing: [
      say('personal'),
      say('declineOrStop'),
      say('thanks'),
      say('signature'),
      say('organization'),
    ],
    ...(matter.stopUrl === undefined ? {} : { stopUrl: matter.stopUrl }),
  };
}

function variantOf({ kind, begun }: LetterMatter): Variant {
  switch (kind) {
    case 'invitation':
      return 'invitation';
    case 'reminder':
      return begun ? 'partial' : 'notStarted';
    case 'deadline-moved':
      return 'deadlineMoved';
    case 'fresh-link':
      return 'freshLink';
  }
}

function daysBetween(from: number, to: number, zone: string): number {
  return dayNumber(localParts(to, zone)) - dayNumber(localParts(from, zone));
}
