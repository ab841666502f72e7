import type { AgendaAttachments } from '../../application/staff/staff-matters.ts';
import type { Phrasebook } from '../../conversation/phrasebook.ts';
import { agendaFiles } from './agenda-files.ts';

/** The document of one agenda version in one language: to read, and to edit. */
export function agendaAttachments(
  phrasebook: Phrasebook,
  { version, language }: Parameters<AgendaAttachments>[0],
): ReturnType<AgendaAttachments> {
  const files = agendaFiles(phrasebook, { version, languages: [language], withTrace: false });
  return [
    [`agenda.${language}.html`, 'text/html; charset=utf-8'] as const,
    [`agenda.${language}.md`, 'text/markdown; charset=utf-8'] as const,
  ].flatMap(([name, type]) => {
    const text = files.get(name);
    return text === undefined ? [] : [{ name, type, body: Buffer.from(text) }];
  });
}
