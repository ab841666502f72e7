import type { StaffRole } from './vocabulary.ts';

/** Everything that somebody may or may not do, by the use case's own words. */
export type Action =
  | 'member.list'
  | 'member.import'
  | 'member.export'
  | 'member.closed-days'
  | 'contact.edit'
  | 'contact.link'
  | 'country.edit'
  | 'category.override'
  | 'questionnaire.check'
  | 'questionnaire.publish'
  | 'meeting.list'
  | 'meeting.add'
  | 'round.status'
  | 'round.draft'
  | 'round.schedule'
  | 'round.open'
  | 'round.pause'
  | 'round.resume'
  | 'round.extend'
  | 'round.remind'
  | 'round.change-rules'
  | 'round.close'
  | 'round.archive'
  | 'round.subscribe'
  | 'invitation.issue'
  | 'invitation.revoke'
  | 'delivery.list'
  | 'delivery.retry'
  | 'delivery.record-return'
  | 'delivery.list-faults'
  | 'delivery.clear-fault'
  | 'operations.see'
  | 'agenda.build'
  | 'agenda.export'
  | 'agenda.send'
  | 'dataset.export-public'
  | 'dataset.export-staff'
  | 'dataset.check'
  | 'item.list'
  | 'item.change'
  | 'conclusion.list'
  | 'conclusion.add'
  | 'conclusion.route'
  | 'conclusion.follow-up'
  | 'register.show'
  | 'register.see-people'
  | 'register.invite'
  | 'register.ask'
  | 'register.record'
  | 'seat.change'
  | 'nomination.list'
  | 'nomination.take'
  | 'nomination.consent'
  | 'nomination.decide'
  | 'need.list'
  | 'need.see-members'
  | 'need.code'
  | 'need.translate'
  | 'conclusion.tell'
  | 'need.end'
  | 'report.trace'
  | 'paper.list'
  | 'paper.draft'
  | 'paper.approve'
  | 'paper.publish'
  | 'conclusion.translate'
  | 'conclusion.approve-translation'
  | 'staff.list'
  | 'staff.add'
  | 'staff.link'
  | 'staff.duty'
  | 'hook.list'
  | 'hook.change'
  | 'token.list'
  | 'token.issue'
  | 'token.revoke'
  | 'token.revoke-any'
  | 'data.back-up'
  | 'data.restore'
  | 'data.erase'
  | 'vault.reseal';

/** Who acts, as far as rights go. `system` is a schedule that staff have set, or the process at its start. */
export type Doer =
  | { readonly kind: 'staff'; readonly role: StaffRole }
  | { readonly kind: 'contact' }
  | { readonly kind: 'system' };

/** The least role that may do it: each role may do what the roles before it may. */
const LEAST_ROLE: Readonly<Record<Action, StaffRole>> = {
  'member.list': 'viewer',
  'questionnaire.check': 'viewer',
  'meeting.list': 'viewer',
  'round.status': 'viewer',
  'delivery.list': 'viewer',
  'delivery.list-faults': 'viewer',
  'agenda.export': 'viewer',
  'dataset.export-public': 'viewer',
  'register.show': 'viewer',
  'nomination.list': 'viewer',
  'need.list': 'viewer',
  'item.list': 'viewer',
  'conclusion.list': 'viewer',
  'report.trace': 'viewer',
  'paper.list': 'viewer',
  'staff.list': 'viewer',

  'member.import': 'officer',
  'member.export': 'officer',
  'member.closed-days': 'officer',
  'contact.edit': 'officer',
  'contact.link': 'officer',
  'country.edit': 'officer',
  'meeting.add': 'officer',
  'round.draft': 'officer',
  'round.pause': 'officer',
  'round.remind': 'officer',
  'round.subscribe': 'officer',
  'invitation.revoke': 'officer',
  'delivery.retry': 'officer',
  'delivery.record-return': 'officer',
  'delivery.clear-fault': 'officer',
  'operations.see': 'officer',
  'agenda.build': 'officer',
  'agenda.send': 'officer',
  'dataset.export-staff': 'officer', // it names members that asked not to be named
  'dataset.check': 'officer',
  'item.change': 'officer',
  'conclusion.add': 'officer',
  'conclusion.follow-up': 'officer',
  'need.see-members': 'officer',
  'register.see-people': 'officer',
  'register.record': 'officer',
  'seat.change': 'officer',
  'nomination.take': 'officer',
  'nomination.consent': 'officer',
  'need.code': 'officer',
  'need.translate': 'officer',
  'conclusion.translate': 'officer',
  'paper.draft': 'officer',
  'need.end': 'officer',
  'hook.list': 'officer',
  // For what its issuer may read anyway.
  'token.list': 'officer',
  'token.issue': 'officer',
  'token.revoke': 'officer',

  // What reaches members, or changes what a round counts, needs the approval that the Director delegates.
  'category.override': 'approver',
  'questionnaire.publish': 'approver',
  'round.schedule': 'approver',
  'round.open': 'approver',
  'round.resume': 'approver',
  'round.extend': 'approver',
  'round.change-rules': 'approver',
  'round.close': 'approver',
  'round.archive': 'approver',
  'invitation.issue': 'approver',
  'register.invite': 'approver', // who sits in the room
  'nomination.decide': 'approver',
  'register.ask': 'approver', // it reaches members
  'conclusion.route': 'approver', // it leaves the bureau
  'conclusion.tell': 'approver',
  'conclusion.approve-translation': 'approver',
  'paper.approve': 'approver',
  'paper.publish': 'approver',

  'staff.add': 'administrator',
  'staff.link': 'administrator',
  'staff.duty': 'administrator',
  'hook.change': 'administrator', // what happens leaves the bureau by it
  'token.revoke-any': 'administrator',
  'data.back-up': 'administrator',
  'data.restore': 'administrator',
  'data.erase': 'administrator',
  'vault.reseal': 'administrator',
};

/** What happens by itself: an approved schedule opens a round, its last closing time closes it, the start prints a link. */
const BY_SCHEDULE: ReadonlySet<Action> = new Set([
  'round.open',
  'round.close',
  'staff.add',
  'staff.link',
]);

const RANK: Readonly<Record<StaffRole, number>> = {
  viewer: 0,
  officer: 1,
  approver: 2,
  administrator: 3,
};

/** The one table of rights. Contacts do nothing here: theirs come from their account and conversation. */
export function mayDo(doer: Doer, action: Action): boolean {
  switch (doer.kind) {
    case 'staff':
      return RANK[doer.role] >= RANK[LEAST_ROLE[action]];
    case 'system':
      return BY_SCHEDULE.has(action);
    case 'contact':
      return false;
  }
}

/** The least role that may do this, for the words of a refusal. */
export function leastRoleFor(action: Action): StaffRole {
  return LEAST_ROLE[action];
}
