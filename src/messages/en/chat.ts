/** What the bot says outside of a consultation: joining, leaving, and the page of one's own. */
export const chat = {
  unknown:
    'I do not know yet for whom you answer. If you have a code, write: join, then the code. It stands in our letter, and on the page that the letter leads to.',
  joinTitle: 'Join',
  joinText: 'Your code stands in our letter, and on the page that the letter leads to.',
  joinField: 'Code',
  joinSubmit: 'Join',
  joinCancel: 'Not now',
  codeNotValid:
    'This code does not open anything now. It may have been used, or have run out. Ask for a new one on the page that your letter leads to.',
  slowDown:
    'Too many codes were tried here. Please try again in {minutes, plural, one {# minute} other {# minutes}}.',
  joinedNothing:
    'Thank you, {name}: you are linked. No consultation waits for you now. When one does, we will write to you here.',
  askZone:
    'Times are shown to you by the clock of {zone}, where it is now {now}, and we write to you in the working hours there. Is your clock another? Then write “time zone” and your city, your country or an offset, for example: time zone Nairobi, or time zone UTC+3. If it is right, you need not do anything.',
  zoneSet: 'Thank you. From now on times are shown to you by the clock of {zone}: it is now {now}.',
  joinedStaff: 'Welcome, {name}. Write "help" to see what you can do here.',
  unlinked:
    'This account is no longer linked. We will not write to you here any more. To come back, use a new code.',
  unlinkedNobody: 'This account is not linked to anybody.',
  seeMessages: 'I have answered you in our own conversation.',
  notMe: 'Thank you for telling us. We will not ask here again.',
  offerNotValid: 'This question is no longer open.',
  nothingOpen: 'No consultation waits for you now. When one does, we will write to you here.',
  deskTitle: 'Your consultations',
  deskNothing: 'No consultation waits for you now.',
  deskOpen: '{answered, number} of {total, number} answered. Open until {closesAt}.',
  deskSent: 'Sent. You can change it until {closesAt}.',
  deskDeclined: 'Declined. You can still answer until {closesAt}.',
  deskPaused: 'Paused for now; your answers are kept.',
  deskClosed: 'Closed. Thank you.',
  deskContinue: 'Continue',
  deskStart: 'Start',
  deskReview: 'Look at the answers',
  deskJoin: 'Enter a code',
} as const;
