import type { AgendaAttachments } from '../../application/staff/staff-matters.ts';
import type { Phrasebook } from '../../conversation/phrasebook.ts';
import { agendaIn } from './agenda-files.ts';
import { writeHtml } from './write-html.ts';
import { writeMarkdown } from './write-markdown.ts';

/** The document of one agenda version in one language: to read, and to edit. */
export function agendaAttachments(
  phrasebook: Phrasebook,
  { version, language }: Parameters<AgendaAttachments>[0],
): ReturnType<AgendaAttachments> {
  const document = agendaIn(phrasebook, version, language);
  return [
    {
      name: `agenda.${language}.html`,
      type: 'text/html; charset=utf-8',
      body: Buffer.from(writeHtml(document)),
    },
    {
      name: `agenda.${language}.md`,
      type: 'text/markdown; charset=utf-8',
      body: Buffer.from(writeMarkdown(document)),
    },
  ];
}
