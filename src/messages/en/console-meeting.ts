/** The console's words about one meeting at a glance. */
export const staffMeeting = {
  meetingPages: 'Pages of the meeting',
  meetingOverview: 'Overview',
  meetingNumbered: '{kind} {number}',
  meetingNext: 'Next',
  meetingNothingNext: 'Nothing is to come: the meeting is over.',
  'standing.planned': 'Planned',
  'standing.preparing': 'A round is prepared',
  'standing.asking': 'Members are asked',
  'standing.asked': 'Members were asked',
  'standing.under-way': 'Under way',
  'standing.over': 'Over',
  'deadline.round-opens': '{round} opens on {day}',
  'deadline.round-closes': '{round} closes on {day}',
  'deadline.meeting-begins': 'The meeting begins on {day}',
  'deadline.meeting-ends': 'The meeting ends on {day}',
  inDays: '{days, plural, =0 {today} one {# day left} other {# days left}}',
  roundOpens: 'Opens',
  roundCloses: 'Closes',
  roundReplies: '{answered} of {asked}',
  meetingRoundsNone: 'No round yet.',
  meetingNeeds:
    '{all, plural, =0 {No needs have been taken yet} one {# need} other {# needs}}{all, plural, =0 {} other {: {untitled} without a title, {inItems} in items of the day, {ended} ended}}.',
  meetingItems:
    '{accepted} accepted, {proposed} proposed, {dropped} left out; {conclusions, plural, =0 {no conclusion yet} one {# conclusion} other {# conclusions}}.',
  meetingRegister:
    '{seats, plural, one {# seat} other {# seats}}, {invited} invited, {accepted} accepted.',
  meetingRegisterCame:
    '{seats, plural, one {# seat} other {# seats}}, {invited} invited, {accepted} accepted, {attended} attended.',
  meetingPapersNone: 'No paper is drafted yet.',
  missing: 'Missing so far',
  missingText: 'What the clauses of Res. 68 ask for and the records do not show.',
  missingNone: 'Nothing is missing that the trace looks for.',
} as const;
