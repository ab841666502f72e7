import { z } from 'zod';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import { EVIDENCE } from '../../domain/outcomes/trace.ts';

const text = z.string().min(1);
const inAll = z.object(
  Object.fromEntries(LANGUAGES.map((language) => [language, text])) as Record<
    Language,
    typeof text
  >,
);

/**
 * One edition of the resolution as data: its clauses by label, a paraphrase of each in the six languages, and what can be looked
 * for. A newer edition is another file in `data/resolution`, and no change of code.
 */
export const editionSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  resolution: z.int().positive(),
  edition: text,
  assembly: text,
  title: inAll,
  source: text,
  asOf: z.iso.date(),
  clauses: z
    .array(
      z.object({
        label: text,
        part: text,
        paraphrase: inAll,
        answeredBy: text,
        evidence: z.array(z.enum(EVIDENCE)).default([]),
      }),
    )
    .min(1),
});

export type Edition = z.infer<typeof editionSchema>;

/** The editions that lie in `data/resolution`. */
export interface Editions {
  /** By its id, or the newest by the day on which it was read. */
  find(id: string | 'newest'): Promise<Edition | undefined>;
  ids(): Promise<readonly string[]>;
}
