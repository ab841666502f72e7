import { z } from 'zod';
import { hasConsent } from '../../domain/nominations/nomination.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import type { EntityKind } from '../../domain/register/words.ts';
import { checked } from '../checked.ts';
import { words } from '../outcomes/written.ts';
import type { Actor } from '../ports.ts';
import {
  type Entity,
  enterOne,
  entityOf,
  findOnRegister,
  type GuestRefusal,
} from '../register/invite.ts';
import type { EntryRecord } from '../register/rows.ts';
import {
  atUndecided,
  type NominationAct,
  type NominationDeps,
  type NominationOrder,
  type UndecidedRefusal,
} from './at-nominations.ts';
import type { FollowedRow } from './follow-answers.ts';

export interface NominationInvited {
  readonly number: number;
  readonly entry: EntryRecord;
  /** Whether the entity was on the register before. */
  readonly already: boolean;
}

/** What is put on the register: the entity's name as staff write it (the member's words may name a person), or a member of industry. */
export type InviteNominatedInput = NominationOrder & {
  readonly name?: string;
  readonly kind?: EntityKind;
  /** The country of whoever named it, unless given. */
  readonly country?: string;
  /** The reference of a member, where the company is one. */
  readonly member?: string;
};

/**
 * Invites whom a member named, by the register's own act in the same transaction: a company as a guest, an executive by the
 * entry of the member that it comes for. What is on the register already is not invited twice. Nobody is invited without consent.
 */
export async function inviteNominated(
  deps: NominationDeps,
  input: InviteNominatedInput,
  actor: Actor,
): Promise<
  Result<NominationInvited, UndecidedRefusal | GuestRefusal | 'nomination-without-consent'>
> {
  const { meeting, number } = input;
  const order = { meeting, number, action: 'nomination.decide', actor } as const;
  return atUndecided(deps, order, async (act, row) => {
    if (!hasConsent(row)) return refuse('nomination-without-consent', { number });
    const entity = await nominatedEntity(act, row, input);
    if (!entity.ok) return entity;
    const before = await findOnRegister(act, entity.value);
    const entered = before ? done(before) : await enterOne(deps, act, actor, entity.value);
    if (!entered.ok) return entered;
    const entry = entered.value;
    const staff = actor.kind === 'staff' ? actor.id : null;
    const decision = { entry: entry.id, reason: null, staff, at: act.at };
    await act.rows.nominations.save(row.id, { ...row, state: 'invited' }, decision);
    await act.note('nomination.invited', { number, entry: entry.number });
    return done({ number, entry, already: before !== undefined });
  });
}

async function nominatedEntity(
  act: NominationAct,
  row: FollowedRow,
  input: InviteNominatedInput,
): Promise<Result<Entity, GuestRefusal>> {
  const { meeting, name = '', kind = 'guest', country = row.by.countryIso2, member } = input;
  if (row.kind === 'executive') {
    if (name === '' && member === undefined) {
      return entityOf(act, { meeting, member: row.by.reference });
    }
    const problem = 'leave it out: an executive comes for the member that named it';
    return refuse('bad-input', { field: name === '' ? 'member' : 'name', problem });
  }
  return entityOf(
    act,
    member === undefined ? { meeting, name, kind, country } : { meeting, member },
  );
}

const declineInput = z.object({ reason: words('say why in a few words', 1000) });

/** Says that a nomination leads to no invitation, and why. The address that was kept for it is forgotten. */
export async function declineNominated(
  deps: NominationDeps,
  input: NominationOrder & { readonly reason: string },
  actor: Actor,
): Promise<Result<{ readonly number: number }, UndecidedRefusal | 'bad-input'>> {
  const { meeting, number } = input;
  const order = { meeting, number, action: 'nomination.decide', actor } as const;
  return atUndecided(deps, order, async (act, row) => {
    const fields = checked(declineInput, input);
    if (!fields.ok) return fields;
    const { reason } = fields.value;
    const agreement = row.agreement && { ...row.agreement, email: null };
    const staff = actor.kind === 'staff' ? actor.id : null;
    const decision = { entry: null, reason, staff, at: act.at };
    await act.rows.nominations.save(row.id, { ...row, state: 'declined', agreement }, decision);
    await act.note('nomination.declined', { number }, reason);
    return done({ number });
  });
}
