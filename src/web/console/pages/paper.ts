import type { MeetingRecord } from '../../../application/meetings/rows.ts';
import type { StaffActor } from '../../../application/staff/sessions.ts';
import { LANGUAGES, type Language } from '../../../domain/language.ts';
import { type Html, html } from '../../html.ts';
import { LANGUAGE_NAMES } from '../../words.ts';
import { layout } from '../layout.ts';
import { meetingNav, meetingTrail, pageOf } from '../parts/meeting-nav.ts';
import { type PaperForms, paperActs } from '../parts/paper-acts.ts';
import { paperCourse, paperName, paperPath, paperTag } from '../parts/paper-words.ts';
import type { Problem } from '../refused.ts';
import { say } from '../words.ts';

export interface PaperModel extends Omit<PaperForms, 'actor' | 'meeting'> {
  readonly actor: StaffActor;
  readonly meeting: MeetingRecord;
  readonly language: Language;
  /** Names of the files that may be fetched. */
  readonly files: readonly string[];
  readonly done?: Html | undefined;
  readonly problem?: Problem | undefined;
}

/** One paper to read in any of the six languages, what may be decided of it, and its files to take along. */
export function paperPage(model: PaperModel): string {
  const { actor, meeting, paper, language, files, done, problem } = model;
  const here = paperPath(meeting.slug, paper.kind, `/${paper.number}`);
  const document = `${here}/document?language=${language}`;
  return layout({
    title: `${paperName(paper)}: ${meeting.title}`,
    problem,
    actor,
    trail: meetingTrail(meeting, [say('papers'), pageOf(meeting.slug, 'papers')]),
    main: html`<h1>${paperName(paper)} ${paperTag(paper)}</h1>
<p class="under">${paperCourse(paper)} · <span class="slug">${say('fingerprint', { sha256: paper.sha256.slice(0, 12) })}</span></p>
${meetingNav(meeting, 'papers')}
${done}
<section class="card act"><h2>${say('paperActs')}</h2>${paperActs({ ...model, meeting: meeting.slug })}</section>
<nav class="tabs" aria-label="${say('language')}">${LANGUAGES.map((one) => html`<a href="${here}?language=${one}" lang="${one}"${one === language && html` aria-current="page"`}>${LANGUAGE_NAMES[one]}</a>`)}</nav>
<iframe src="${document}" title="${say('paperFrame')}" lang="${language}" sandbox></iframe>
<p class="apart"><a href="${document}">${say('documentAlone')}</a></p>
<section class="card"><h2>${say('downloads')}</h2><ul class="files">${files.map((name) => html`<li><a href="${here}/file?name=${encodeURIComponent(name)}" download>${name}</a> <small>${fileKind(name)}</small></li>`)}</ul></section>`,
  });
}

function fileKind(name: string): string {
  if (name.endsWith('.html')) return say('file.html');
  if (name.endsWith('.md')) return say('file.md');
  return name.endsWith('.docx') ? say('file.docx') : say('file.json');
}
