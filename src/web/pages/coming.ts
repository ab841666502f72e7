import type { ComingPage } from '../../application/coming/coming-pages.ts';
import { saidWords } from '../../application/coming/words.ts';
import { daysText, dayText } from '../../application/locale.ts';
import type { Phrasebook } from '../../conversation/phrasebook.ts';
import { type Html, html } from '../html.ts';
import { isolated, LANGUAGE_NAMES, type Words } from '../words.ts';
import { languageMenu, layout } from './layout.ts';
import { problemSummary } from './problem.ts';

/** What the page is made from. */
export interface ShownComing {
  readonly words: Words;
  readonly phrasebook: Phrasebook;
  readonly path: string; // of this page
  readonly view: ComingPage;
  /** Fresh for each rendering. */
  readonly nonce: string;
  /** What was saved just now. */
  readonly saved?: 'said' | 'here';
  /** What was not taken, as it was chosen, and why; `target`: the id of the control that is wrong. */
  readonly refused?: {
    readonly text: string;
    readonly target?: string;
    readonly chosen?: string;
    readonly who?: string;
  };
}

export const COMING_FIELDS = { nonce: 'n', said: 'said', who: 'who', here: 'here' } as const;
/** The answers of the form; `alternate` takes who from the list. */
export const COMING_ANSWERS = ['yes.p', 'yes.r', 'alternate', 'no'] as const;

/** "Do you come?": the meeting, what was said so far, and the answers; on its days "are you there?". Opening it changes nothing. */
export function comingPage(shown: ShownComing): string {
  const { words, path, view, refused, saved } = shown;
  const { meeting, phase, speaks } = view;
  const title = meeting.title;
  const isOpen = phase !== 'over' && speaks;
  return layout({
    words,
    title,
    problem: refused !== undefined,
    languages: languages(words, path),
    main: html`${refused !== undefined && problemSummary(words.say('problemTitle'), refused.text, refused.target)}
${saved !== undefined && html`<p><span class="tag" role="status">${words.coming(saved === 'here' ? 'hereSaved' : 'saved')}</span></p>`}
<h1>${title}</h1>
<p class="lead">${words.coming('lead', { member: isolated(view.entity) })}</p>
${facts(shown)}
${isOpen && phase === 'during' && hereForm(shown)}
${isOpen && answerForm(shown)}
${phase === 'over' && html`<p class="note">${words.coming('over')}</p>`}
${phase !== 'over' && !speaks && html`<p class="note">${words.coming('notYours', { member: isolated(view.entity) })}</p>`}`,
  });
}

/** A wrong, an old and a foreign link look the same. */
export function comingGonePage(words: Words): string {
  return layout({
    words,
    title: words.coming('goneTitle'),
    languages: languages(words, '/c'),
    main: html`<h1>${words.coming('goneTitle')}</h1>
<p class="lead">${words.coming('goneText')}</p>
<p class="hint">${words.say('linkCookies')}</p>`,
  });
}

function languages(words: Words, path: string): Html {
  return languageMenu(
    words,
    (language) =>
      html`<a href="${path}?language=${language}" lang="${language}"${language === words.language && html` aria-current="true"`}>${LANGUAGE_NAMES[language]}</a>`,
  );
}

function facts({ words, phrasebook, view }: ShownComing): Html {
  const { meeting, presence } = view;
  const { language } = words;
  const fact = (name: string, value: string) =>
    html`<div><dt>${name}</dt><dd><bdi>${value}</bdi></dd></div>`;
  return html`<dl class="facts">
${fact(words.coming('when'), daysText(meeting.startsOn, meeting.endsOn, language))}
${fact(words.coming('where'), meeting.place)}
${fact(words.coming('said'), saidWords(phrasebook, language, view))}
${presence !== null && fact(words.coming('came'), words.coming(CAME[presence]))}
</dl>`;
}

const CAME = { 'in-person': 'cameInPerson', remote: 'cameRemote', absent: 'cameAbsent' } as const;

/** The language goes along, so that the next page is in the one that was chosen. */
function form({ words, path, nonce }: ShownComing, label: string, content: Html): Html {
  return html`<form method="post" action="${path}?language=${words.language}" aria-labelledby="${label}" novalidate><input type="hidden" name="${COMING_FIELDS.nonce}" value="${nonce}">
${content}</form>`;
}

function hereForm(shown: ShownComing): Html {
  const { words } = shown;
  const button = (presence: string, look: string, text: string) =>
    html`<button class="${look}" name="${COMING_FIELDS.here}" value="${presence}">${text}</button>`;
  return html`<section id="here"><h2 id="here-title">${words.coming('hereTitle')}</h2>
<p>${words.coming('hereText')}</p>
${form(
  shown,
  'here-title',
  html`<div class="actions">${button('in-person', 'primary', words.coming('hereInPerson'))}${button('remote', 'secondary', words.coming('hereRemote'))}</div>`,
)}</section>`;
}

function answerForm(shown: ShownComing): Html {
  const { words, view, refused } = shown;
  const { alternates, hasSeat } = view;
  const until = isolated(dayText(view.meeting.endsOn, words.language));
  const isWrong = refused?.target === 'answer0';
  const needs = alternates.length > 0;
  const ways = COMING_ANSWERS.filter((answer) => answer !== 'alternate' || needs);
  return html`<section id="said"><h2 id="said-title">${words.coming('question')}</h2>
${form(
  shown,
  'said-title',
  html`${isWrong && html`<p id="answer0-problem" class="wrong">${refused.text}</p>`}
<div class="choices" role="radiogroup" aria-labelledby="said-title"${isWrong && html` aria-describedby="answer0-problem" aria-invalid="true"`}>${ways.map((answer, index) => choice(shown, answer, index))}</div>
${needs && alternateField(shown)}
${hasSeat && !needs && html`<p class="hint">${words.coming('alternateNone')}</p>`}
<p class="hint">${words.coming('until', { day: until })}</p>
<div class="actions"><button class="primary">${words.coming('save')}</button></div>`,
)}</section>`;
}

type Answer = (typeof COMING_ANSWERS)[number];
const LABEL = {
  'yes.p': 'inPerson',
  'yes.r': 'remote',
  alternate: 'alternate',
  no: 'nobody',
} as const;

function choice(shown: ShownComing, answer: Answer, index: number): Html {
  const isChosen = answer === (shown.refused?.chosen ?? chosenOf(shown.view).answer);
  return html`<label class="choice"><input type="radio" id="answer${index}" name="${COMING_FIELDS.said}" value="${answer}"${isChosen && html` checked`}><span>${shown.words.coming(LABEL[answer])}</span></label>`;
}

function alternateField(shown: ShownComing): Html {
  const { words, view, refused } = shown;
  const chosen = refused?.who ?? chosenOf(view).who;
  const isWrong = refused?.target === 'who';
  const options = view.alternates.flatMap(({ contact, name }) => [
    { value: `${contact}.p`, text: words.coming('alternateInPerson', { name }) },
    { value: `${contact}.r`, text: words.coming('alternateRemote', { name }) },
  ]);
  return html`<label class="field" for="who">${words.coming('alternateWho')}</label>
${isWrong && html`<p id="who-problem" class="wrong">${refused.text}</p>`}
<select id="who" name="${COMING_FIELDS.who}"${isWrong && html` aria-describedby="who-problem" aria-invalid="true"`}><option value="">${words.coming('alternateChoose')}</option>${options.map(({ value, text }) => html`<option value="${value}"${value === chosen && html` selected`}>${text}</option>`)}</select>`;
}

/** What was said so far, as the form says it. Whoever comes itself as alternate has said "I come". */
function chosenOf({ said, alternates }: ComingPage): {
  readonly answer?: Answer;
  readonly who?: string;
} {
  if (said === null) return {};
  const letter = said.mode === 'remote' ? 'r' : 'p';
  if (said.answer === 'no') return { answer: 'no' };
  const sent = alternates.find(({ contact }) => contact === said.contact);
  if (said.answer === 'alternate' && sent !== undefined) {
    return { answer: 'alternate', who: `${sent.contact}.${letter}` };
  }
  return { answer: `yes.${letter}` };
}
