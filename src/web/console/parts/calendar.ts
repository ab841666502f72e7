import { dayText, genevaTime } from '../../../application/geneva-words.ts';
import {
  movedWords,
  occasionWords,
  ruleWords,
  warningWords,
  windowWords,
} from '../../../application/rounds/calendar-words.ts';
import type { RoundCalendar } from '../../../application/rounds/round-calendar.ts';
import { type Html, html } from '../../html.ts';
import type { ConsoleDeps } from '../deps.ts';
import { genevaSpan } from '../times.ts';
import { say } from '../words.ts';

/** What a round will send: day by day, with what staff want to know before members do. */
export function calendarPart(
  calendar: RoundCalendar,
  { parley }: Pick<ConsoleDeps, 'parley'>,
): Html {
  const { state, opensAt, asked, lines, window, warnings, against, afterActivity } = calendar;
  const isLive = state === 'open' || state === 'paused';
  const said = isLive
    ? say('calendarAhead', { asked })
    : say('calendarIfOpened', { time: genevaTime(opensAt), asked });
  return html`<p><b>${said}</b> ${say('calendarWindow', { window: windowWords(window) })} <span class="hint">${say('calendarLead')}</span></p>
${state === 'paused' && html`<p class="note">${say('calendarPaused')}</p>`}
${titled(
  say('calendarAgainst'),
  against.map(({ code, params }) => parley.refusalWords(code, params)),
)}
${titled(say('calendarWarnings'), warnings.map(warningWords))}
${lines.length === 0 ? html`<p class="none">${say('calendarNothing')}</p>` : lineTable(calendar)}
${titled(say('calendarMoved'), movedLines(calendar))}
${titled(say('calendarActivity'), afterActivity.map(ruleWords))}`;
}

function lineTable({ lines }: RoundCalendar): Html {
  return html`<div class="wide calendar" tabindex="0" role="region" aria-label="${say('calendar')}"><table>
<thead><tr><th scope="col">${say('calendarDay')}</th><th scope="col">${say('calendarWhat')}</th><th scope="col" class="n">${say('calendarMost')}</th><th scope="col" class="n">${say('calendarAsIs')}</th><th scope="col">${say('calendarLanguages')}</th><th scope="col">${say('calendarClocks')}</th><th scope="col">${say('calendarGeneva')}</th></tr></thead>
<tbody>${lines.map(lineRow)}</tbody></table></div>`;
}

type Line = RoundCalendar['lines'][number];

/** A day that is told already is only read out again. */
function lineRow(line: Line, index: number, all: readonly Line[]): Html {
  const { day, occasion, members, asThingsStand, languages } = line;
  const isSameDay = all[index - 1]?.day === day;
  return html`<tr><th scope="row">${isSameDay ? html`<span class="away">${dayText(day)}</span>` : dayText(day)}</th><td>${occasionWords(occasion)}</td><td class="n">${members}</td><td class="n${asThingsStand === 0 && ' zero'}">${asThingsStand}</td><td>${languages.map((one) => `${one.language} ${one.members}`).join(', ')}</td><td class="when">${line.localFrom}–${line.localTo}</td><td class="when">${genevaSpan(line.first, line.last)}</td></tr>`;
}

function movedLines({ lines }: RoundCalendar): readonly string[] {
  return lines.flatMap(({ day, moved }) =>
    moved.map(({ by, members }) => `${dayText(day)}: ${movedWords(by, members)}`),
  );
}

function titled(title: string, said: readonly string[]): Html | false {
  return (
    said.length > 0 &&
    html`<div class="told"><h3>${title}</h3><ul>${said.map((line) => html`<li>${line}</li>`)}</ul></div>`
  );
}
