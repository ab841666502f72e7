import type { Phrasebook } from '../../conversation/phrasebook.ts';
import type { Language } from '../../domain/language.ts';
import type { Letter, LetterItem } from '../../platform/adapter.ts';
import type { ToldOutcome } from './member-matters.ts';

/** What became of the needs that a member told of before a meeting: each with its own words beside it (Res. 68, resolves 2). */
export function composeOutcome(
  phrases: Phrasebook,
  told: {
    readonly member: string;
    readonly meeting: string;
    readonly outcomes: readonly ToldOutcome[];
  },
  { language, salutation }: { readonly language: Language; readonly salutation: string },
): Letter {
  const { member, meeting, outcomes } = told;
  const say = (name: string, params: Readonly<Record<string, string | number>> = {}) =>
    phrases(language, `letters.${name}`, { member, meeting, ...params });
  return {
    subject: say('outcomeSubject'),
    paragraphs: [say('greeting', { name: salutation }), say('outcomeLead')],
    items: outcomes.map((outcome) => itemOf(outcome, say)),
    closing: [say('outcomeNext'), say('thanks'), say('signature'), say('organization')],
  };
}

type Say = (name: string, params?: Readonly<Record<string, string | number>>) => string;

const TITLE_MAX = 140;
const WORDS_MAX = 600;

function itemOf({ words, ending, reason, conclusions }: ToldOutcome, say: Say): LetterItem {
  const [first = '', ...others] = words.map((one) => cut(one, WORDS_MAX));
  const title = cut(first.replaceAll(/\s+/g, ' '), TITLE_MAX);
  // A title that had to be cut is not all that was said.
  const quoted = title === first ? others : [first, ...others];
  return {
    title: say('outcomeWrote', { words: title }),
    text: [
      ...quoted.map((one) => say('outcomeWrote', { words: one })),
      ...lines({ ending, reason, conclusions }, say),
    ].join('\n'),
  };
}

function lines(
  { ending, reason, conclusions }: Omit<ToldOutcome, 'words'>,
  say: Say,
): readonly string[] {
  switch (ending) {
    case 'reflected':
      return conclusions.length === 0
        ? [say('outcomeReflected')]
        : conclusions.map(({ number, title }) =>
            say('outcomeConcluded', { label: `C${number}`, title }),
          );
    case 'discussed':
      return [say('outcomeDiscussed')];
    case 'not-raised':
      return [say('outcomeNotRaised', { reason: reason ?? '' })];
  }
}

/** By whole characters, so that none is torn. */
function cut(text: string, most: number): string {
  const characters = [...text.trim()];
  return characters.length <= most ? text.trim() : `${characters.slice(0, most - 1).join('')}…`;
}
