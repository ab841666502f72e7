import { z } from 'zod';
import { isLanguage, LANGUAGES, type Language } from '../../domain/language.ts';
import type { Chance } from './chance.ts';

const sentences = z.record(z.enum(LANGUAGES), z.array(z.string()).min(1));

/** The shape of data/samples/words.json: invented sentences, marked as such in the file. */
export const sampleWords = z.object({
  needs: sentences,
  benefits: sentences,
  declines: z.record(z.enum(LANGUAGES), z.string()),
});
export type SampleWords = z.infer<typeof sampleWords>;

/** What one simulated contact writes, in its language. */
export interface Words {
  readonly language: Language;
  about(question: string, chance: Chance): string;
  decline(): string;
}

export function wordsIn(samples: SampleWords, language: string): Words {
  const known = isLanguage(language) ? language : 'en';
  return {
    language: known,
    about: (question, chance) => {
      if (question.includes('contact')) return `office-${1 + chance.below(900)}@company.example`;
      if (question === 'company') return `Example Networks ${1 + chance.below(90)}`;
      if (question === 'executive') return `A. Example, CTO`;
      return chance.pick(
        question.includes('benefit') ? samples.benefits[known] : samples.needs[known],
      );
    },
    decline: () => samples.declines[known],
  };
}
