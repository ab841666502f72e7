import { join } from 'node:path';
import { advancePaper } from '../../../application/papers/advance-paper.ts';
import { draftPaper } from '../../../application/papers/draft-paper.ts';
import { exportPaper } from '../../../application/papers/export-paper.ts';
import type { PaperKey } from '../../../application/papers/rows.ts';
import { LANGUAGES } from '../../../domain/language.ts';
import type { Staff } from './staff.ts';

/** From draft to publication, and its files in six languages; the folder. */
export async function publishPaper(
  { parley, actor, must }: Staff,
  key: PaperKey,
  { day, out }: { readonly day: string; readonly out: string },
): Promise<string> {
  const { number } = must(await draftPaper(parley, key, actor));
  must(await advancePaper(parley, { ...key, act: 'submit' }, actor));
  must(await advancePaper(parley, { ...key, act: 'approve' }, actor));
  must(await advancePaper(parley, { ...key, act: 'publish', on: day }, actor));
  const folder = join(out, `${key.kind}-${key.scope}-${number}`);
  must(await exportPaper(parley, { ...key, languages: LANGUAGES, folder }, actor));
  return folder;
}
