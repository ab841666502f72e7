/** Invitations, reminders and the other letters. {closing} is a whole closing time, already written out. */
export const letters = {
  greeting: 'Dear {name},',

  invitationSubject: '{meeting}: what does {member} need from standardization?',
  invitationLead:
    'The International Telecommunication Union is preparing “{meeting}”, where leaders of industry advise on the priorities of standardization. Before it begins, we ask the members of developing countries, {member} among them, what they need (WTSA Resolution 68).',
  why: 'What you tell us becomes part of the meeting’s agenda. We then follow each need to its outcome and tell you what became of it.',

  notStartedSubject: 'A reminder: {member} and {meeting}',
  notStartedLead:
    'We recently invited {member} to tell us what it needs before “{meeting}”. There is still time, and we would be glad to have your needs on the agenda.',

  partialSubject: '{meeting}: your answers are saved and waiting for you',
  partialLead:
    'Thank you for the answers that {member} has given for “{meeting}”. They are saved. Once you submit the reply, it goes to the agenda as a whole.',

  deadlineMovedSubject: '{meeting}: there is more time to reply',
  deadlineMovedLead:
    'The consultation before “{meeting}” stays open longer: {member} can now reply until {closing}.',

  freshLinkSubject: '{meeting}: your new link',
  freshLinkLead:
    'Here is the new link that was requested with this address for the consultation before “{meeting}”. If you did not ask for it, please disregard this letter.',

  handedOverSubject: '{meeting}: {colleague} asks you to reply for {member}',
  handedOverLead:
    '{colleague} has handed this over to you. The International Telecommunication Union is preparing “{meeting}” and asks {member} what it needs from standardization. Answers that have been given already are kept; you continue from there.',
  completeSubject: '{meeting}: one last step for {member}',
  completeLead:
    'Thank you: every question that needed an answer from {member} for “{meeting}” has one. The reply reaches the agenda once you submit it, which takes one press.',
  receiptSubject: '{meeting}: we have received the reply of {member}',
  receiptLead:
    'Thank you. The reply of {member} to the consultation before “{meeting}” has arrived and is kept in your own words. We will not remind you again.',
  receiptChange: 'You can read it again, and change it until {closing}.',
  outcomeSubject: '{meeting}: what became of the needs of {member}',
  outcomeLead:
    '“{meeting}” has taken place. Before it, {member} told us what it needs; thank you. Here is what became of it, beside your own words.',
  outcomeWrote: '“{words}”',
  outcomeConcluded: 'It is reflected in conclusion {label} of the meeting: “{title}”.',
  outcomeReflected: 'It is reflected in the conclusions of the meeting.',
  outcomeDiscussed: 'The meeting discussed it, without a conclusion of its own.',
  outcomeNotRaised: 'It was not raised at this meeting. The reason: {reason}',
  outcomeNext:
    'Conclusions go to the groups concerned, and the Bureau follows them further. If we have not understood you rightly, please tell us when we ask before the next meeting.',
  stillOpen:
    '{count, plural, one {One question still needs an answer:} other {# questions still need an answer:}}',
  submitLabel: 'Review and submit',
  readLabel: 'Read my reply',
  itemTitle: '{meeting} – {member}',
  digestSubject:
    '{count, plural, one {# consultation is} other {# consultations are}} waiting for your reply',
  digestLead: 'To spare you several letters, here is everything that we ask of you at present.',
  personalEach:
    'The links are meant for you alone and each opens once. If you need one again, the page will send you a new one.',

  duration:
    'It takes about ten minutes. You can stop at any time: every answer is saved, and you can continue later.',
  continueDuration: 'You continue where you left off, and every answer is saved as you go.',
  deadline:
    '{days, plural, =0 {Today is the last day: please reply by {closing}.} =1 {Please reply by tomorrow, {closing}.} other {Please reply by {closing}: # days remain.}}',
  deadlinePlain: 'Please reply by {closing}.',
  pageLabel: 'On a web page instead',
  startLabel: 'Begin',
  continueLabel: 'Continue',

  personal:
    'The link is meant for you alone and opens once. If you need it again, the page will send you a new one.',
  declineOrStop:
    'If you prefer not to take part, you can decline there, with a reason if you wish, or stop these messages. In either case we will not remind you again.',
  stopLabel: 'Stop reminders',
  thanks: 'With our thanks and best regards,',
  signature: 'Telecommunication Standardization Bureau (TSB)',
  organization: 'International Telecommunication Union (ITU)',

  closing: '{date}, {time} local time (Geneva: {geneva})',
  closingInGeneva: '{date}, {time} (Geneva)',
} as const;
