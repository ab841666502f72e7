import { COLUMN_TITLES, COLUMNS, type Column } from '../../domain/members/import-columns.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, Clock, Transactions } from '../ports.ts';
import { type ListedMember, listMembers, type MemberFilter } from './list-members.ts';
import type { ContactRecord, MemberRows } from './rows.ts';

/** Members that are read at once. */
const PAGE = 500;

/**
 * The rows of an export, header first: each member, then its contacts. Importing them again changes nothing. The table
 * is read page by page, so what others change meanwhile may or may not be in it.
 */
export async function exportMembers(
  deps: { readonly store: Transactions<{ members: MemberRows }>; readonly clock: Clock },
  filter: Omit<MemberFilter, 'after' | 'limit'>,
  actor: Actor,
): Promise<
  | { readonly ok: true; readonly value: AsyncGenerator<readonly string[]> }
  | Refusal<'not-allowed' | 'bad-input'>
> {
  const refusal = notAllowed(actor, 'member.export');
  if (refusal !== undefined) return refusal;
  const first = await listMembers(deps, { ...filter, limit: PAGE }, actor);
  if (!first.ok) return first;
  return { ok: true, value: rows() };

  async function* rows(): AsyncGenerator<readonly string[]> {
    yield COLUMNS.map((column) => COLUMN_TITLES[column]);
    let page = first;
    while (page.ok) {
      for (const member of page.value.members) {
        yield memberRow(member);
        for (const contact of member.contacts) yield contactRow(member, contact);
      }
      const { next, on } = page.value;
      if (next === null) return;
      page = await listMembers(deps, { ...filter, on, after: next, limit: PAGE }, actor);
    }
    throw new Error(`the export was refused halfway: ${page.code}`);
  }
}

function memberRow(member: ListedMember): readonly string[] {
  return row({
    ...whose(member),
    website: member.website,
    language: member.language,
    'time-zone': member.timeZone,
    active: member.active ? 'yes' : 'no',
  });
}

function contactRow(member: ListedMember, contact: ContactRecord): readonly string[] {
  return row({
    ...whose(member),
    contact: contact.name,
    email: contact.email,
    role: contact.role,
    title: contact.title,
    language: contact.language,
    'time-zone': contact.timeZone,
    active: contact.active ? 'yes' : 'no',
  });
}

function whose({ reference, kind, name, countryIso2 }: ListedMember) {
  return { reference, kind, member: name, country: countryIso2 };
}

function row(cells: Readonly<Partial<Record<Column, string | null>>>): readonly string[] {
  return COLUMNS.map((column) => cells[column] ?? '');
}
