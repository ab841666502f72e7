/** The console's words about ways to contacts that were set aside. */
export const staffFaults = {
  faults: 'Ways set aside',
  faultsLead:
    'These addresses were refused, came back, or complained. Nothing is sent to them until somebody has looked after it.',
  faultsNone: 'No way to a contact of this round is set aside.',
  faultsShow: 'Show ways that were set aside',
  way: 'Way',
  cause: 'Cause',
  since: 'Since',
  clear: 'Use again',
  clearTitle: 'Use this way again',
  clearText:
    'Do so when the cause is gone, such as after a corrected mailbox. Messages to come may use it then; what was set aside is sent again from the list of messages.',
  clearComplaintText:
    'Its owner complained to the mail provider about our letters. Write there again only if the owner has agreed to it.',
  fieldConsent: 'The owner of this mailbox has agreed to be written to again',
  fieldConsentHint: 'How you know it belongs in the reason.',
  'cause.rejected': 'Refused',
  'cause.bounced': 'Returned',
  'cause.complained': 'Complaint',

  'done.cleared': 'This way may be used again.',
  'done.cleared-stopped':
    'This way may be used again, but its contact wants no letters: that stands.',
} as const;
