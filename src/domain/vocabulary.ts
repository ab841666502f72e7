/** Closed lists that rows, rules and documents share. Sources: docs/field.md. */

/** The six ITU-D (BDT) regions; not the radio regions, nor the Council's A to E. */
export const REGIONS = ['AFR', 'AMS', 'ARB', 'ASP', 'CIS', 'EUR'] as const;
export type Region = (typeof REGIONS)[number];

/** Res. 68 (Rev. Hammamet, 2016), footnote 1: "developing" includes the other four and is wider than they are. */
export const CATEGORIES = ['developing', 'ldc', 'lldc', 'sids', 'eit'] as const;
export type Category = (typeof CATEGORIES)[number];

export const MEMBER_KINDS = [
  'member-state',
  'sector-member',
  'associate',
  'academia',
  'observer',
] as const;
export type MemberKind = (typeof MEMBER_KINDS)[number];

export const CONTACT_ROLES = ['focal-point', 'cto', 'alternate'] as const;
export type ContactRole = (typeof CONTACT_ROLES)[number];

export const STAFF_ROLES = ['viewer', 'officer', 'approver', 'administrator'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/**
 * How widely an answer may be shown, from widest to narrowest: with country and name, with the country,
 * with a group (region or category, only above the threshold), or as "a member".
 */
export const ATTRIBUTIONS = ['attributed', 'country', 'group', 'none'] as const;
export type Attribution = (typeof ATTRIBUTIONS)[number];

export const ROUND_STATES = ['draft', 'scheduled', 'open', 'paused', 'closed', 'archived'] as const;
export type RoundState = (typeof ROUND_STATES)[number];

export const RESPONSE_STATUSES = ['not-started', 'partial', 'submitted', 'declined'] as const;
export type ResponseStatus = (typeof RESPONSE_STATUSES)[number];

export const MEETING_KINDS = ['cto', 'cxo', 'regional'] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

/** An item of the order of the day: put forward, taken up, or left out with the reason. */
export const ITEM_STATES = ['proposed', 'accepted', 'dropped'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** How a need ends (Res. 68, resolves 2): in a conclusion, discussed without one, or not raised with the reason. */
export const ENDINGS = ['reflected', 'discussed', 'not-raised'] as const;
export type Ending = (typeof ENDINGS)[number];

/** What becomes of a conclusion (Res. 68, resolves 7). */
export const FOLLOW_UP_STATUSES = ['open', 'under-study', 'done', 'not-pursued'] as const;
export type FollowUpStatus = (typeof FOLLOW_UP_STATUSES)[number];

/** What leaves the bureau about meetings: a meeting's conclusions (res. 5), reports to TSAG (res. 7) and to WTSA (res. 8). */
export const PAPER_KINDS = [
  'digest',
  'agenda',
  'communique',
  'tsag-report',
  'wtsa-report',
] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** A paper's way: nothing changes it any more once it is approved. */
export const PAPER_STATES = ['draft', 'in-review', 'approved', 'published'] as const;
export type PaperState = (typeof PAPER_STATES)[number];
