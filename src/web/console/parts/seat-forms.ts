import type { ShownSeat } from '../../../application/register/show-seat.ts';
import { SEAT_ENDINGS, type SeatGroup } from '../../../domain/register/words.ts';
import { type Html, html } from '../../html.ts';
import { type Fields, textOf } from '../fields.ts';
import type { SeatAct } from '../perform-seat-act.ts';
import { type ConsoleWord, say } from '../words.ts';
import { type Option, selectField, textArea, textField } from './controls.ts';
import { seatPath } from './register-words.ts';

export interface SeatForms {
  readonly group: SeatGroup;
  readonly shown: ShownSeat;
  /** What was typed before a refusal. */
  readonly typed: Fields;
}

/** One act, folded away until it is wanted; one that was refused stands open. */
function folded(
  { group, shown, typed }: SeatForms,
  act: SeatAct,
  words: readonly [title: ConsoleWord, text: ConsoleWord, button: ConsoleWord],
  fields: Html,
): Html {
  const [title, text, button] = words;
  const isOpen = [...typed.keys()].some((name) => name.startsWith(`${act}-`));
  return html`<details class="card"${isOpen && html` open`}><summary>${say(title)}</summary><p class="hint">${say(text)}</p>
<form method="post" action="${seatPath(group, shown.member.reference, `/${act}`)}" novalidate>${fields}<div class="actions"><button>${say(button)}</button></div></form></details>`;
}

function authorityFields({ shown, typed }: SeatForms, act: 'hold' | 'alternate'): Html {
  const value = (name: string) => textOf(typed, `${act}-${name}`);
  const offered = shown.contacts.map(({ email, name }): Option => [email, name]);
  return html`${textField({ name: `${act}-email`, label: say('fieldEmail'), hint: say('fieldEmailHint'), value: value('email'), offered })}
<div class="pair apart"><div>${textField({ name: `${act}-from`, label: say('fieldFrom'), type: 'date', value: value('from') })}</div>
<div>${textField({ name: `${act}-until`, label: say('fieldUntil'), hint: say('fieldUntilHint'), type: 'date', value: value('until') })}</div></div>
${textField({ name: `${act}-document`, label: say('fieldDocument'), hint: say('fieldDocumentHint'), value: value('document'), max: 200 })}`;
}

/** Who holds the seat, who comes as alternate on which days, and its end. */
export function seatForms(forms: SeatForms): Html {
  const value = (name: string) => textOf(forms.typed, `end-${name}`, 2000);
  const endings = SEAT_ENDINGS.map((one): Option => [one, say(`ending.${one}`)]);
  return html`${folded(forms, 'hold', ['seatHold', 'seatHoldText', 'seatHoldDo'], authorityFields(forms, 'hold'))}
${folded(forms, 'alternate', ['seatAlternate', 'seatAlternateText', 'seatAlternateDo'], authorityFields(forms, 'alternate'))}
${folded(
  forms,
  'end',
  ['seatEnd', 'seatEndText', 'seatEndDo'],
  html`<div class="pair apart"><div>${textField({ name: 'end-on', label: say('fieldSeatEnd'), type: 'date', value: value('on') })}</div>
<div>${selectField({ name: 'end-ending', label: say('fieldEnding'), value: value('ending'), options: endings, empty: say('chooseOne') })}</div></div>
${textArea({ name: 'end-reason', label: say('reason'), hint: say('fieldReasonNeeded'), value: value('reason'), max: 2000 })}`,
)}`;
}
