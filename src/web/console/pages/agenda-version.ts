import { genevaTime } from '../../../application/geneva-words.ts';
import type { RoundRecord } from '../../../application/rounds/rows.ts';
import type { StaffActor } from '../../../application/staff/sessions.ts';
import { LANGUAGES, type Language } from '../../../domain/language.ts';
import { mayDo } from '../../../domain/permissions.ts';
import { type Html, html } from '../../html.ts';
import { LANGUAGE_NAMES } from '../../words.ts';
import { layout } from '../layout.ts';
import { roundPath } from '../parts/round-words.ts';
import { say } from '../words.ts';

export interface AgendaVersionModel {
  readonly actor: StaffActor;
  readonly round: RoundRecord;
  readonly number: number;
  readonly builtAt: number;
  readonly sha256: string;
  readonly language: Language;
  /** Paths of the files that may be fetched. */
  readonly files: readonly string[];
}

/** One version to read in any of the six languages, and its files to take along. */
export function agendaVersionPage(model: AgendaVersionModel): string {
  const { actor, round, number, builtAt, sha256, language } = model;
  const here = roundPath(round, `/agenda/${number}`);
  const document = `${here}/document?language=${language}`;
  return layout({
    title: `${say('version', { number })}: ${round.slug}`,
    actor,
    trail: [
      [say('rounds'), '/console'],
      [round.meetingTitle, roundPath(round)],
      [say('agenda'), roundPath(round, '/agenda')],
    ],
    main: html`<h1>${say('version', { number })}</h1>
<p class="under">${round.meetingTitle} · ${say('builtAt', { time: genevaTime(builtAt) })} · <span class="slug">${say('fingerprint', { sha256: sha256.slice(0, 12) })}</span></p>
<nav class="tabs" aria-label="${say('language')}">${LANGUAGES.map((one) => html`<a href="${here}?language=${one}" lang="${one}"${one === language && html` aria-current="page"`}>${LANGUAGE_NAMES[one]}</a>`)}</nav>
<iframe src="${document}" title="${say('documentFrame')}" lang="${language}" sandbox></iframe>
<p class="apart"><a href="${document}">${say('documentAlone')}</a></p>
${downloads(model, here)}`,
  });
}

function downloads({ actor, files }: AgendaVersionModel, here: string): Html {
  const own = files.filter((name) => !name.startsWith('staff-only/'));
  return html`<section class="card"><h2>${say('downloads')}</h2><ul class="files">${own.map((name) => fileLine(name, here))}</ul></section>
${
  mayDo(actor, 'agenda.build') &&
  html`<section class="card"><h2>${say('trace')}</h2><p class="hint">${say('traceText')}</p><ul class="files">${TRACE.map((name) => fileLine(name, here))}</ul></section>`
}`;
}

/** Listed by name, so that looking at the page does not yet read the trace. */
export const TRACE = ['staff-only/trace.json', 'staff-only/trace.csv'];

function fileLine(name: string, here: string): Html {
  return html`<li><a href="${here}/file?name=${encodeURIComponent(name)}" download>${name.split('/').at(-1)}</a> <small>${kindOf(name)}</small></li>`;
}

function kindOf(name: string): string {
  if (name.endsWith('.html')) return say('file.html');
  if (name.endsWith('.md')) return say('file.md');
  if (name.endsWith('.docx')) return say('file.docx');
  if (name.endsWith('datapackage.json')) return say('file.descriptor');
  return name.endsWith('.json') ? say('file.json') : say('file.table');
}
