/** The console's words about messages, one by one. */
export const staffDeliveries = {
  deliveriesTitle: 'Messages of this round',
  deliveriesFilter: 'Which messages',
  deliveriesEmpty: 'No message is in this state.',
  deliveriesLimit: 'The first {limit} are shown.',
  retry: 'Send again',
  retryAll: 'Send all of these again',
  retryText:
    'Set aside or unclear messages can be sent again. Each is checked once more before it goes.',

  'kind.invitation': 'Invitation',
  'kind.reminder': 'Reminder',
  'kind.deadline-moved': 'New closing day',
  'kind.receipt': 'Receipt',
  'kind.prompt': 'Question in chat',
  'kind.staff-digest': 'Digest for staff',
  'kind.document': 'Document',
  'kind.link-offer': 'Question who it is',
  'kind.outcome': 'What became of needs',
  'kind.follow-up': 'Conclusion to look at again',
  'kind.coming': 'Whether they come',
  'kind.here': 'Whether they are there',
  'kind.hook': 'Told to another system',
  'kind.milestones': 'Milestones in a channel',
  'kind.fresh-link': 'New link',
} as const;
