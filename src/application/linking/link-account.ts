import type { AccountId, ContactId, ResponseId, StaffId } from '../../domain/ids.ts';
import { type Language, languageOfTag } from '../../domain/language.ts';
import { findZone } from '../../domain/time/find-zone.ts';
import type { Address, Person } from '../../platform/adapter.ts';
import type { ConversationRows } from '../answering/rows.ts';
import type { InvitationRows } from '../invitations/rows.ts';
import type { AuditRows, Random } from '../ports.ts';
import type { LinkingRows, OfferRows } from './rows.ts';

export interface LinkingStore {
  readonly linking: LinkingRows;
  readonly offers: OfferRows;
  readonly invitations: InvitationRows;
  readonly conversations: ConversationRows;
  readonly audit: AuditRows;
}

/** What the platform says of whoever typed, as far as it is kept. */
export type Said = Pick<Person, 'language' | 'timeZone'>;

export interface LinkedContact {
  readonly contactId: ContactId;
  readonly name: string;
  /** In which to go on. */
  readonly language: Language;
  /** Where an open round waits for its member; null: nowhere now. */
  readonly place: Place | null;
}

export interface Place {
  readonly responseId: ResponseId;
  readonly conversation: string; // its short id
  readonly member: string;
  readonly meeting: string;
}

export interface NewLink {
  readonly contactId: ContactId;
  readonly from: Address;
  readonly person?: Said | undefined;
  readonly at: number;
  /** What showed that it is its contact's. */
  readonly by: 'code' | 'invitation' | 'offer';
}

/**
 * Joins an account to a contact, for as long as nobody ends it. What was to be said or asked there as another contact's ends;
 * questions to this contact on the same platform do, too. What the contact has not said of its language and time zone is
 * taken from the platform, so that it is written to in its own hours.
 */
export async function linkContact(
  { linking, offers, invitations, audit }: LinkingStore,
  random: Random,
  { contactId, from, person, at, by }: NewLink,
): Promise<void> {
  const { platform, tenant } = from;
  const before = await invitations.contactOf(from, at);
  const isMoved = before !== undefined && before !== contactId;
  if (isMoved) {
    await linking.cancelPrompts(from, 'account-moved');
    const subject = `contact:${before}`;
    const details = { platform, tenant, to: contactId };
    const actor = { kind: 'contact', id: contactId } as const;
    await audit.append({ at, actor, action: 'account.moved', subject, details });
  }
  const withdrawn = { at, reason: 'linked' };
  await offers.withdraw(from, withdrawn);
  await offers.withdraw({ contact: contactId, platform }, withdrawn);
  await linking.link({ id: random.id() as AccountId, contactId, from, at });
  const kept = await linking.keepPerson(contactId, readPerson(person), at);
  await audit.append({
    at,
    actor: { kind: 'contact', id: contactId },
    action: 'account.linked',
    subject: `contact:${contactId}`,
    details: { platform, tenant, by, kept, ...(isMoved ? { before } : {}) },
  });
}

/** Joins an account to a member of staff. */
export async function linkStaff(
  { linking, audit }: Pick<LinkingStore, 'linking' | 'audit'>,
  random: Random,
  { staffId, from, at }: { readonly staffId: StaffId; readonly from: Address; readonly at: number },
): Promise<void> {
  await linking.linkStaff({ id: random.id(), staffId, from, at });
  const person = await linking.staffByAccount(from);
  if (person === undefined) throw new Error('a staff account was linked to nobody');
  const { id, role, name } = person;
  await audit.append({
    at,
    actor: { kind: 'staff', id, role, name },
    action: 'staff.account-linked',
    subject: `staff:${staffId}`,
    details: { platform: from.platform, tenant: from.tenant },
  });
}

/** Where the contact can go on there: a conversation for each open round that asks its member, `first` among them. */
export async function linkedContact(
  { linking, conversations }: LinkingStore,
  random: Random,
  {
    contactId,
    platform,
    first,
  }: { readonly contactId: ContactId; readonly platform: string; readonly first?: ResponseId },
): Promise<LinkedContact | undefined> {
  const contact = await linking.contact(contactId);
  if (contact === undefined) return undefined;
  const places: Place[] = [];
  for (const { responseId, language, member, meeting } of await linking.openResponses(contactId)) {
    const conversation = await conversations.ensure({
      ...{ id: random.id(), shortId: random.shortId() },
      ...{ responseId, contactId, platform, language },
    });
    places.push({ responseId, conversation, member, meeting });
  }
  const place = places.find(({ responseId }) => responseId === first) ?? places[0] ?? null;
  return { contactId, name: contact.name, language: contact.language, place };
}

/**
 * An English interface is what platforms begin with, and all that some have for speakers of other
 * languages: it is no choice, and the language of the letter stays.
 */
function readPerson({ language: tag, timeZone: zone }: Said = {}) {
  const told = tag === undefined ? undefined : languageOfTag(tag);
  const language = told === undefined || told === 'en' ? null : told;
  const timeZone = zone === undefined ? null : (findZone(zone) ?? null);
  return { language, timeZone };
}
