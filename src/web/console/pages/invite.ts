import type { MeetingRecord } from '../../../application/meetings/rows.ts';
import type { StaffActor } from '../../../application/staff/sessions.ts';
import { ENTITY_KINDS, SEAT_GROUPS } from '../../../domain/register/words.ts';
import { type Html, html } from '../../html.ts';
import { type Fields, textOf } from '../fields.ts';
import { layout } from '../layout.ts';
import { type Option, selectField, textField } from '../parts/controls.ts';
import { meetingNav, meetingTrail, pageOf } from '../parts/meeting-nav.ts';
import type { Problem } from '../refused.ts';
import { say } from '../words.ts';

export interface InviteModel {
  readonly actor: StaffActor;
  readonly meeting: MeetingRecord;
  /** Members of industry that may be offered, by reference. */
  readonly members: readonly Option[];
  readonly typed: Fields;
  readonly problem?: Problem | undefined;
}

/** Three ways onto the register: with a seat, as a member without one, or as a guest. */
export function invitePage(model: InviteModel): string {
  const { actor, meeting, problem } = model;
  return layout({
    title: `${say('inviteTitle')}: ${meeting.title}`,
    problem,
    actor,
    trail: meetingTrail(meeting, [say('register'), pageOf(meeting.slug, 'register')]),
    main: html`<h1>${say('inviteTitle')}</h1>
<p class="under">${meeting.title} <span class="slug">${meeting.slug}</span></p>
${meetingNav(meeting, 'register')}
<p class="under">${say('inviteLead')}</p>
${SEAT_GROUPS.some((one) => one === meeting.kind) && seatsForm(model)}
${memberForm(model)}
${guestForm(model)}`,
  });
}

function form({ meeting }: InviteModel, way: string, fields: Html): Html {
  return html`<form method="post" action="${pageOf(meeting.slug, 'register', `/invite/${way}`)}" novalidate>${fields}</form>`;
}

function seatsForm(model: InviteModel): Html {
  return html`<section class="card act"><h2>${say('inviteSeats')}</h2><p class="hint">${say('inviteSeatsText')}</p>
${form(model, 'seats', html`<div class="actions"><button class="primary">${say('inviteSeatsDo')}</button></div>`)}</section>`;
}

function memberForm(model: InviteModel): Html {
  const { typed, members } = model;
  const field = textField({
    ...{ name: 'member', label: say('fieldMember'), hint: say('fieldMemberHint'), max: 64 },
    ...{ value: textOf(typed, 'member', 64), offered: members },
  });
  return html`<section class="card act"><h2>${say('inviteMember')}</h2>
${form(model, 'member', html`${field}<div class="actions"><button>${say('inviteMemberDo')}</button></div>`)}</section>`;
}

function guestForm(model: InviteModel): Html {
  const value = (name: string) => textOf(model.typed, name, 300);
  const kinds = ENTITY_KINDS.map((kind): Option => [kind, say(`entityKind.${kind}`)]);
  return html`<section class="card act"><h2>${say('inviteGuest')}</h2>
${form(
  model,
  'guest',
  html`${textField({ name: 'name', label: say('fieldName'), hint: say('fieldNameHint'), value: value('name') })}
<div class="pair apart"><div>${selectField({ name: 'kind', label: say('fieldEntityKind'), value: value('kind') || 'guest', options: kinds })}</div>
<div>${textField({ name: 'country', label: say('fieldCountry'), value: value('country'), max: 2, hint: say('fieldCountryHint') })}</div></div>
<div class="actions"><button>${say('inviteGuestDo')}</button></div>`,
)}</section>`;
}
