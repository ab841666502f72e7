import { recordAttendance } from '../../application/register/attend.ts';
import { enterRsvp } from '../../application/register/enter-rsvp.ts';
import { inviteGuest, inviteSeats } from '../../application/register/invite.ts';
import { type Refusal, type Result, refuse } from '../../domain/refusal.ts';
import { ENTITY_KINDS, MODES, PRESENCES, RSVPS } from '../../domain/register/words.ts';
import { type Fields, textOf } from './fields.ts';
import type { Visit } from './visit.ts';

export const INVITE_WAYS = ['seats', 'member', 'guest'] as const;
export type InviteWay = (typeof INVITE_WAYS)[number];

export const ENTRY_ACTS = ['rsvp', 'attendance'] as const;
export type EntryAct = (typeof ENTRY_ACTS)[number];

/** How many are invited by it. */
export async function performInvitation(
  { parley, actor }: Visit,
  order: { readonly way: InviteWay; readonly meeting: string; readonly fields: Fields },
): Promise<Result<number>> {
  const { way, meeting, fields } = order;
  switch (way) {
    case 'seats': {
      const invited = await inviteSeats(parley, { meeting }, actor);
      return invited.ok ? { ok: true, value: invited.value.added.length } : invited;
    }
    case 'member': {
      const member = textOf(fields, 'member', 64);
      const invited = await inviteGuest(parley, { meeting, member }, actor);
      return invited.ok ? { ok: true, value: 1 } : invited;
    }
    case 'guest': {
      const kind = ENTITY_KINDS.find((one) => one === fields.get('kind'));
      if (kind === undefined) return unchosen('kind');
      const [name, country] = [textOf(fields, 'name', 400), textOf(fields, 'country', 10)];
      const invited = await inviteGuest(parley, { meeting, name, kind, country }, actor);
      return invited.ok ? { ok: true, value: 1 } : invited;
    }
  }
}

/** Enters what an entity said of coming, or whether it came. */
export async function performEntryAct(
  { parley, actor }: Visit,
  order: {
    readonly act: EntryAct;
    readonly meeting: string;
    readonly entry: string;
    readonly fields: Fields;
  },
): Promise<Result<unknown>> {
  const { act, meeting, entry, fields } = order;
  const orNull = (name: string) => textOf(fields, name, 300) || null;
  if (act === 'rsvp') {
    const answer = RSVPS.find((one) => one === fields.get('answer'));
    if (answer === undefined) return unchosen('answer');
    const mode = MODES.find((one) => one === fields.get('mode')) ?? null;
    const said = { answer, mode, alternate: orNull('alternate') };
    const input = { ...said, meeting, entry, channel: textOf(fields, 'channel', 100) };
    return enterRsvp(parley, input, actor);
  }
  const presence = PRESENCES.find((one) => one === fields.get('presence'));
  if (presence === undefined) return unchosen('presence');
  const came = { presence, who: orNull('who'), asGuest: fields.has('asGuest'), on: orNull('on') };
  return recordAttendance(parley, { ...came, meeting, entry }, actor);
}

function unchosen(field: string): Refusal<'bad-input'> {
  return refuse('bad-input', { field, problem: 'choose one' });
}
