import type { ShownEntry } from '../../../application/register/show-entry.ts';
import { MODES, PRESENCES, RSVPS } from '../../../domain/register/words.ts';
import { type Html, html } from '../../html.ts';
import { type Fields, textOf } from '../fields.ts';
import { say } from '../words.ts';
import { type Option, selectField, textField, tick } from './controls.ts';
import { entryPath } from './register-words.ts';

export interface EntryForms {
  readonly shown: ShownEntry;
  readonly today: string; // ISO day in Geneva
  /** What was typed before a refusal. */
  readonly typed: Fields;
}

function form({ shown: { meeting, entry } }: EntryForms, act: string, fields: Html): Html {
  return html`<form method="post" action="${entryPath(meeting.slug, entry.number, `/${act}`)}" novalidate>${fields}</form>`;
}

/** What the entity said of coming. An entity that is no member has nobody on record who could be sent. */
export function rsvpForm(forms: EntryForms): Html {
  const { shown, typed } = forms;
  const isMember = shown.entry.member !== null;
  const answers = RSVPS.filter((one) => isMember || one !== 'alternate');
  const alternate = textField({
    ...{ name: 'alternate', label: say('fieldAlternate'), hint: say('fieldAlternateHint') },
    ...{ value: textOf(typed, 'alternate'), offered: offeredIn(forms) },
  });
  return form(
    forms,
    'rsvp',
    html`<div class="pair apart"><div>${selectField({ name: 'answer', label: say('fieldAnswer'), value: textOf(typed, 'answer'), options: answers.map((one): Option => [one, say(`rsvp.${one}`)]), empty: say('chooseOne') })}</div>
<div>${selectField({ name: 'mode', label: say('fieldMode'), value: textOf(typed, 'mode'), options: MODES.map((one): Option => [one, say(`mode.${one}`)]), empty: say('chooseOne') })}</div></div>
${isMember && alternate}
${textField({ name: 'channel', label: say('fieldChannel'), hint: say('fieldChannelHint'), value: textOf(typed, 'channel'), max: 60 })}
<div class="actions"><button class="primary">${say('rsvpSave')}</button></div>`,
  );
}

/** Whether it came, and who for it. Nobody's name is kept of an entity that is no member. */
export function attendanceForm(forms: EntryForms): Html {
  const { shown, typed } = forms;
  const { entry, meeting } = shown;
  const hint = say(entry.seat === null ? 'fieldWhoHintMember' : 'fieldWhoHint');
  const who = textField({
    ...{ name: 'who', label: say('fieldWho'), hint, value: textOf(typed, 'who') },
    offered: offeredIn(forms),
  });
  const guest = tick({
    ...{ id: 'asGuest', name: 'asGuest', value: 'yes', text: say('fieldAsGuest') },
    on: typed.has('asGuest'),
  });
  const day = textField({
    ...{ name: 'on', label: say('fieldOn'), hint: say('fieldOnHint'), type: 'date' },
    value: textOf(typed, 'on', 20),
  });
  return form(
    forms,
    'attendance',
    html`${selectField({ name: 'presence', label: say('fieldPresence'), value: textOf(typed, 'presence'), options: PRESENCES.map((one): Option => [one, say(`presence.${one}`)]), empty: say('chooseOne') })}
${entry.member !== null && who}
${entry.seat !== null && html`<div class="apart">${guest}</div>`}
${entry.seat !== null && meeting.endsOn !== meeting.startsOn && day}
<div class="actions"><button class="primary">${say('attendSave')}</button></div>`,
  );
}

/** First who has authority, then the other contacts. */
function offeredIn({ shown: { standing, contacts } }: EntryForms): readonly Option[] {
  const people = [...standing, ...contacts].map(({ email, name }): Option => [email, name]);
  return [...new Map(people)];
}
