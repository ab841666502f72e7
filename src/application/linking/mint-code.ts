import { done, type Result, refuse } from '../../domain/refusal.ts';
import type { Address } from '../../platform/adapter.ts';
import type { InvitationRows } from '../invitations/rows.ts';
import type { Actor, AuditRows, Clock, Hash, Random, Transactions } from '../ports.ts';
import type { StaffRows } from '../staff/rows.ts';
import { newCode, shownCode } from './join-code.ts';
import type { CodeOwner, LinkingRows } from './rows.ts';
import { findStaff, type WhichStaff } from './which-staff.ts';

const CODE_MS = 30 * 60_000;

/** Handed out once and nowhere kept. Epoch ms. */
export interface MintedCode {
  readonly code: string; // XXXXX-XXXXX
  readonly expiresAt: number;
}

export interface MintDeps {
  readonly store: Transactions<{
    linking: LinkingRows;
    invitations: InvitationRows;
    staff: StaffRows;
    audit: AuditRows;
  }>;
  readonly clock: Clock;
  readonly random: Random;
  readonly hash: Hash;
}

/** A code that joins one more account to the contact of this one. Good once, for half an hour; an earlier one ends. */
export async function mintContactCode(
  deps: MintDeps,
  from: Address,
): Promise<Result<MintedCode, 'not-yours'>> {
  return deps.store.transaction(async (rows) => {
    const at = deps.clock.now();
    const id = await rows.invitations.contactOf(from, at);
    if (id === undefined) return refuse('not-yours');
    const actor: Actor = { kind: 'contact', id };
    return done(await mint(deps, rows, { owner: { kind: 'contact', id }, actor, at }));
  });
}

/** A code that joins a chat account to a member of staff: people make their own, administrators anybody's. */
export async function mintStaffCode(
  deps: MintDeps,
  whose: WhichStaff,
  actor: Actor,
): Promise<Result<MintedCode, 'not-allowed' | 'staff-unknown'>> {
  return deps.store.transaction(async (rows) => {
    const found = await findStaff(rows.staff, whose, actor);
    if (!found.ok) return found;
    const owner: CodeOwner = { kind: 'staff', id: found.value };
    return done(await mint(deps, rows, { owner, actor, at: deps.clock.now() }));
  });
}

async function mint(
  { random, hash }: MintDeps,
  { linking, audit }: { readonly linking: LinkingRows; readonly audit: AuditRows },
  { owner, actor, at }: { readonly owner: CodeOwner; readonly actor: Actor; readonly at: number },
): Promise<MintedCode> {
  const code = newCode(random);
  const expiresAt = at + CODE_MS;
  await linking.insertCode({ id: random.id(), owner, codeHash: hash(code), at, expiresAt });
  const subject = `${owner.kind}:${owner.id}`;
  await audit.append({ at, actor, action: `${owner.kind}.code-made`, subject });
  return { code: shownCode(code), expiresAt };
}
