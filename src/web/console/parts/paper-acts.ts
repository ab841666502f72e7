import { PAPER_RIGHTS } from '../../../application/papers/advance-paper.ts';
import type { PaperRecord } from '../../../application/papers/rows.ts';
import { PAPER_ACTS, type PaperAct } from '../../../domain/papers/course.ts';
import { mayDo } from '../../../domain/permissions.ts';
import { type Html, html } from '../../html.ts';
import { type Fields, textOf } from '../fields.ts';
import { say } from '../words.ts';
import { textArea, textField } from './controls.ts';
import { paperPath } from './paper-words.ts';

export interface PaperForms {
  readonly actor: Parameters<typeof mayDo>[0];
  readonly meeting: string; // slug
  readonly paper: PaperRecord;
  readonly newest: boolean;
  /** What was typed before a refusal. */
  readonly typed: Fields;
}

/** The acts that a paper's state and somebody's role allow; each is decided on the paper that was read. */
export function paperActs(forms: PaperForms): Html {
  const { actor, paper, newest } = forms;
  if (!newest) return html`<p class="none">${say('paperOlder')}</p>`;
  const acts = IN_ORDER.filter(
    (act) => PAPER_ACTS[act].from === paper.state && mayDo(actor, PAPER_RIGHTS[act]),
  );
  if (acts.length === 0) return html`<p class="none">${say('paperActsNone')}</p>`;
  return html`${acts.map((act) => FORMS[act](forms))}`;
}

/** The way on comes before the way back. */
const IN_ORDER = ['submit', 'approve', 'publish', 'return'] as const satisfies PaperAct[];

function form({ meeting, paper }: PaperForms, act: PaperAct, fields: Html): Html {
  const { kind, number, sha256 } = paper;
  return html`<form method="post" action="${paperPath(meeting, kind, `/${number}/${act}`)}" novalidate><input type="hidden" name="seen" value="${sha256}">${fields}</form>`;
}

const FORMS: Readonly<Record<PaperAct, (forms: PaperForms) => Html>> = {
  submit: (forms) =>
    form(
      forms,
      'submit',
      html`<div class="actions"><button class="primary">${say('paperSubmitDo')}</button></div>`,
    ),
  approve: (forms) =>
    form(
      forms,
      'approve',
      html`<p class="hint">${say('paperApproveText')}</p><div class="actions"><button class="primary">${say('paperApproveDo')}</button></div>`,
    ),
  return: (forms) => {
    const { typed } = forms;
    const reason = textArea({
      ...{ name: 'reason', label: say('fieldReturnReason'), hint: say('fieldReasonNeeded') },
      value: textOf(typed, 'reason'),
    });
    return html`<details${typed.has('reason') && html` open`}><summary>${say('paperReturn')}</summary>${form(forms, 'return', html`${reason}<div class="actions"><button>${say('paperReturnDo')}</button></div>`)}</details>`;
  },
  publish: (forms) => {
    const value = (name: string) => textOf(forms.typed, name);
    return form(
      forms,
      'publish',
      html`<h3>${say('paperPublish')}</h3>${textField({ name: 'on', label: say('fieldPublishedOn'), type: 'date', value: value('on') })}
${textField({ name: 'url', label: say('fieldUrl'), hint: say('fieldUrlHint'), value: value('url'), max: 1000 })}
${textField({ name: 'document', label: say('fieldTdNumber'), hint: say('fieldTdNumberHint'), value: value('document'), max: 100 })}
<div class="actions"><button class="primary">${say('paperPublishDo')}</button></div>`,
    );
  },
};
