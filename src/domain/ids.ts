/** Branded identifiers: a contact's id can never be passed where a member's is meant. All are UUIDs in text form. */
declare const brand: unique symbol;
export type Id<Name extends string> = string & { readonly [brand]: Name };

export type StaffId = Id<'staff'>;
export type MemberId = Id<'member'>;
export type ContactId = Id<'contact'>;
export type AccountId = Id<'account'>;
export type QuestionnaireVersionId = Id<'questionnaire-version'>;
export type MeetingId = Id<'meeting'>;
export type RoundId = Id<'round'>;
export type AddresseeId = Id<'addressee'>;
export type ResponseId = Id<'response'>;
export type ConversationId = Id<'conversation'>;
export type AnswerId = Id<'answer'>;
export type InvitationId = Id<'invitation'>;
export type DeliveryId = Id<'delivery'>;
export type FaultId = Id<'fault'>;
