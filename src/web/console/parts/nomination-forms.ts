import type { ShownNomination } from '../../../application/nominations/list-nominations.ts';
import type { StaffActor } from '../../../application/staff/sessions.ts';
import { mayDo } from '../../../domain/permissions.ts';
import { ENTITY_KINDS } from '../../../domain/register/words.ts';
import { type Html, html } from '../../html.ts';
import { type Fields, textOf } from '../fields.ts';
import { say } from '../words.ts';
import { type Option, selectField, textField } from './controls.ts';

export function nominationsPath(meeting: string, rest = ''): string {
  return `/console/meetings/${meeting}/nominations${rest}`;
}

export interface NominationForms {
  readonly actor: StaffActor;
  readonly meeting: string;
  readonly nomination: ShownNomination;
  readonly typed: Fields;
}

/** What somebody may do with a nomination that nobody has decided. */
export function nominationForms(forms: NominationForms): Html | false {
  const { actor, nomination } = forms;
  if (nomination.state !== 'standing') return false;
  return html`${mayDo(actor, 'nomination.consent') && consentForm(forms)}
${mayDo(actor, 'nomination.decide') && inviteForm(forms)}
${mayDo(actor, 'nomination.decide') && declineForm(forms)}`;
}

function actionOf({ meeting, nomination }: NominationForms, act: string): string {
  return nominationsPath(meeting, `/${nomination.number}/${act}`);
}

function consentForm(forms: NominationForms): Html {
  const { typed } = forms;
  const how = { name: 'how', label: say('nominationHow'), hint: say('nominationHowHint') };
  return html`<form method="post" action="${actionOf(forms, 'consent')}" novalidate><section class="card"><h2>${say('nominationAgreeTitle')}</h2><p class="hint">${say('nominationAgreeText')}</p>
${textField({ ...how, value: textOf(typed, 'how') })}
${textField({ name: 'on', label: say('nominationOn'), type: 'date', value: textOf(typed, 'on') })}
${textField({ name: 'email', label: say('nominationAddress'), value: textOf(typed, 'email') })}
<p class="actions"><button>${say('nominationAgree')}</button></p></section></form>`;
}

function inviteForm(forms: NominationForms): Html {
  const { kind, consent } = forms.nomination;
  const fields = kind === 'executive' ? false : companyFields(forms);
  const text = say(kind === 'executive' ? 'nominationInviteExecutive' : 'nominationInviteText');
  return html`<section class="card"><h2>${say('nominationInviteTitle')}</h2>${
    consent === null
      ? html`<p class="none">${say('nominationInviteFirst')}</p>`
      : html`<form method="post" action="${actionOf(forms, 'invite')}" novalidate><p class="hint">${text}</p>${fields}
<p class="actions"><button class="primary">${say('nominationInvite')}</button></p></form>`
  }</section>`;
}

function companyFields({ nomination, typed }: NominationForms): Html {
  const kinds = ENTITY_KINDS.map((kind): Option => [kind, kind]);
  const name = { name: 'name', label: say('nominationName'), hint: say('nominationNameHint') };
  const country = {
    ...{ name: 'country', label: say('nominationCountry'), hint: say('nominationCountryHint') },
    ...{ value: textOf(typed, 'country') || nomination.by.countryIso2, max: 2 },
  };
  const member = {
    ...{ name: 'member', label: say('nominationMember'), hint: say('nominationMemberHint') },
    ...{ value: textOf(typed, 'member'), max: 60 },
  };
  const kind = textOf(typed, 'kind') || 'guest';
  return html`${textField({ ...name, value: textOf(typed, 'name') })}
${selectField({ name: 'kind', label: say('nominationEntityKind'), value: kind, options: kinds })}
${textField(country)}
${textField(member)}`;
}

function declineForm(forms: NominationForms): Html {
  const why = { name: 'why', label: say('nominationWhy'), hint: say('nominationWhyHint') };
  return html`<form method="post" action="${actionOf(forms, 'decline')}" novalidate><section class="card"><h2>${say('nominationDeclineTitle')}</h2><p class="hint">${say('nominationDeclineText')}</p>
${textField({ ...why, value: textOf(forms.typed, 'why'), max: 1000 })}
<p class="actions"><button>${say('nominationDecline')}</button></p></section></form>`;
}
