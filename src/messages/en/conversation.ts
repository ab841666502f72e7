/** The conversation's own words: everything but the questions. Warm, brief, never blaming. */
export const conversation = {
  yes: 'Yes',
  no: 'No',
  other: 'Other (please describe)',
  none: 'None of these',
  otherWordsLabel: 'In your own words',

  progress: 'Question {position, number} of {total, number}',
  attributionAttributed:
    'This answer may be published with the name of your country or entity: {name}.',
  attributionCountry:
    'This answer may be published with the name of your country, without the entity or any person.',
  attributionGroup:
    'This answer is shown only within groups such as a region, and only where at least {threshold, plural, one {# member} other {# members}} of the group answered.',
  attributionNone: 'This answer is shown only as “a member”, without country or group.',

  hintOne: 'Choose one, or write its number or its name.',
  hintSeveral:
    'Choose {max, plural, one {one} other {up to #}}, or write the numbers or names with commas between them: 1, 3.',
  hintSeveralSteps:
    'Choose {max, plural, one {one} other {up to #}} one by one, then “Done”; or write the numbers in one message: 1, 3.',
  hintRanking:
    'Begin with what matters most to you, up to {max, plural, one {# choice} other {# choices}}. You can write all in one message: 3, 1, 2.',
  hintRankingNext:
    'What comes in place {place, number}? You may rank up to {max, number}, or stop here with “Done”.',
  hintMatrix: 'Choose one answer for each line.',
  hintMatrixRow:
    'Choose one for this line. You can also write this line and the next ones together: 2, 1, 3.',
  hintYesNo: 'Answer “{yes}” or “{no}”.',
  hintRating: 'Write a number from {min} to {max}.',
  hintNumber: 'Write a number.',
  hintDate: 'Write a date, for example 2027-03-31 or 31 March 2027.',
  hintEmail: 'Write an e-mail address.',
  hintText: 'Write your answer.',
  hintLongText: 'Write in your own words, in the language you prefer.',
  hintOtherWords: 'Please describe it in a few words of your own.',

  actionStart: 'Start',
  actionBack: 'Back',
  actionSkip: 'Skip for now',
  actionKeep: 'Keep and go on',
  actionReview: 'Review answers',
  actionSubmit: 'Send the response',
  actionLanguage: 'Language',
  actionDecline: 'Decline',
  actionStop: 'Stop reminders',
  actionSnooze: 'Remind me later',
  actionHandover: 'Hand over',
  actionHelp: 'Help',
  actionMore: 'More options',
  actionDone: 'Done',
  actionChange: 'Change',
  actionChangeOne: 'Change an answer',
  actionSave: 'Save',
  actionSection: 'Whole section at once',
  actionCancel: 'Cancel',
  actionAnswerAfterAll: 'Answer after all',
  actionDeclineWithout: 'Decline, no reason',
  actionHandoverYes: 'Yes, invite',
  actionDeclineNot: 'Return to questions',

  welcome:
    'Thank you for answering for {member}. There {total, plural, one {is # question} other {are # questions}}. Every answer is saved at once; you can pause and return at any time until {closesAt}.',
  welcomeHelp: 'Write “help” at any time to see what you can do.',
  welcomeBack:
    'Welcome back. {answered, number} of {total, plural, one {# question} other {# questions}} answered for {member}. We go on from there; you can answer until {closesAt}.',
  languageWhich: 'In which language shall we continue?',

  reviewTitle: 'Your answers',
  reviewReady: 'Everything needed is here. Please look it over, then send it.',
  reviewMissing:
    '{count, plural, one {One required question is} other {# required questions are}} still open before the response can be sent.',
  reviewSent:
    'Your response has been sent. You can still change any answer; changes are saved at once.',
  reviewChange: 'To change an answer, write “change” and its number, for example “change 3”.',

  finishedTitle: 'Thank you, your response has been sent',
  finishedThanks: 'Your answers help to shape the agenda of the meeting.',
  finishedMissing:
    'Your latest change opened {count, plural, one {one more required question} other {# more required questions}}. You find {count, plural, one {it} other {them}} in the review.',
  finishedUntil:
    'You can change your answers until {closesAt}. There is no need to send them again.',
  finishedLate:
    'You can still change your answers for a while. There is no need to send them again.',
  editSaved: 'Your change is saved. The response remains sent.',
  late: 'The closing time has passed, but your answer is gladly taken; it is marked as late.',

  notYetOpen: 'This consultation has not opened yet. We will write to you when it does.',
  paused:
    'This consultation is paused for the moment. Your answers are kept, and we will let you know when it continues.',
  closed: 'This consultation closed on {closesAt}, so nothing more can be recorded here.',
  closedSent: 'Your response has been received. Thank you.',
  closedKept: 'The answers that you gave are kept. Thank you.',
  closedThanks: 'Thank you for your interest.',

  declineTitle: 'Decline this consultation?',
  declineReason:
    'If you like, tell us why in a few words. It helps us to ask better, but no reason is needed.',
  declinedTitle: 'You have declined this consultation',
  declined:
    'Thank you for telling us. There will be no more reminders. Should you change your mind, you can answer until {closesAt}.',
  declineTakenBack: 'The response had been declined; your answer takes that back.',
  declineSent:
    'Your response has already been sent, so there is nothing to decline. You can change any answer instead.',
  stopped:
    'You will receive no more reminders for this consultation. You can still answer until {closesAt}. To stop messages about all consultations, write “stop all”.',
  stoppedAll:
    'You will receive no more messages about any consultation. You can still answer this one until {closesAt}.',

  snoozed: 'There will be no reminder before {day}. You can answer at any time until {closesAt}.',
  snoozedLatest:
    'The consultation closes on {closesAt}, so a reminder can wait until {day} at the latest. There will be none before then.',
  snoozeNone: 'No more reminders are on their way to you here, so there is nothing to put off.',
  snoozeClosing: 'The consultation closes on {closesAt}, so there is no later day for a reminder.',
  snoozeUnclear:
    'Do you mean {first} or {second}? Please write “snooze {firstIso}” or “snooze {secondIso}”.',
  snoozeWhich:
    'Please write “snooze” and a number of days or a date, for example “snooze 3” or “snooze 2027-03-20”.',
  handoverTitle: 'Hand over to a colleague',
  handoverWho:
    'Who will answer for {member}? Please write the name and the e-mail address in one message, for example: Amina Said, amina@example.org.',
  handoverAddress: 'Thank you. At which e-mail address do we reach {name}?',
  handoverName: 'Thank you. What is the name of the colleague at {email}?',
  handoverConfirm:
    'Shall we invite {name} ({email}) to answer for {member}? The invitation goes out at once. Your colleague will see the answers given so far and can go on from there.',
  handedOver:
    '{name} receives an invitation at {email}. From now on reminders go to your colleague. You can still answer here yourself until {closesAt}.',
  handoverSent:
    'Your response has already been sent, so there is nothing to hand over. You can still change any answer.',
  handoverDeclined:
    'This consultation has been declined. Answering a question takes that back; after that you can hand over.',
  handoverLate:
    'The closing time has passed, so we can invite nobody else. You can still answer here yourself for a while.',

  overtaken: 'You wrote this before our last message. Please answer the question below.',
  stale: 'That was a button or a reply to an earlier message. Here is where we are now.',
  notAsked:
    'That question is not asked any more, so this answer was not recorded. Here is where we are now.',
  earlierChanged: 'Recorded for the earlier question “{title}”: {answer}',
  colleagueAnswered:
    'A colleague had answered this question meanwhile: “{answer}”. Your answer now stands; the earlier one is kept in the history.',
  isFirst: 'This is the first question.',
  nothingToSkip: 'There is nothing to skip here.',
  skippedRequired:
    'Left open for now. This question is needed before the response can be sent; we will come back to it.',
  changeWhich:
    'Please write “change” and a number from 1 to {total, number}, as the review shows them.',
  submitMissing:
    'Almost there: {count, plural, one {one required question is} other {# required questions are}} still open. Here is the first.',
  submitEmpty: 'Nothing has been answered yet. Here is the first question.',

  helpTitle: 'What you can write',
  helpAnswer: 'Your answer: by number, by name or in your own words.',
  helpMove: '“back” and “skip” to move; “start” to go on where you left off.',
  helpChange: '“change 3” to change the answer to question 3.',
  helpReview: '“review” to see all answers, “submit” to send them.',
  helpLanguage: '“language français” to change the language.',
  helpLater: '“snooze 3” for a reminder in three days, “handover” to let a colleague answer.',
  helpLeave: '“decline” if you will not answer, “stop” for no more reminders.',
  helpQuote: 'To give one of these words as an answer, put it in quotation marks.',
  helpUntil: 'You can answer until {closesAt}.',

  'problem.required': 'An answer to this question is needed before the response can be sent.',
  'problem.choice':
    'I could not match “{words}” with one of the choices. Please write its number or its name.',
  'problem.choice-or-other':
    'I could not match “{words}” with one of the choices. Please write a number or a name, or “{other}: ” followed by your own words.',
  'problem.unclear':
    '“{words}” could mean more than one choice: {candidates}. Which one do you mean?',
  'problem.not-offered':
    'That choice is not among those offered here. Please choose from the list.',
  'problem.only-one': 'Please choose only one.',
  'problem.exclusive': '“{choice}” stands alone. Please choose it by itself, or leave it out.',
  'problem.too-few': 'Please choose at least {min, plural, one {# option} other {# options}}.',
  'problem.too-many':
    'Please choose at most {max, plural, one {# option} other {# options}}; you chose {count, number}.',
  'problem.other-words': 'Please describe what you mean by “other” in a few words.',
  'problem.same-place': 'Two choices share one place. Please give each a place of its own.',
  'problem.already-ranked': 'That one already has its place. Please choose another, or “Done”.',
  'problem.row-missing': 'Please choose an answer for the line “{row}”.',
  'problem.too-many-rows':
    'There {count, plural, one {is only # line} other {are only # lines}} left. Please write one choice for each.',
  'problem.yes-no': 'Please answer “{yes}” or “{no}”.',
  'problem.rating': 'Please write a number from {min, number} to {max, number}.',
  'problem.number': 'Please write a number in digits, for example 1200.',
  'problem.number-unclear':
    'Do you mean {first} or {second}? Please write {firstPlain} or {secondPlain}.',
  'problem.at-least': 'Please write a number that is at least {min, number}.',
  'problem.at-most': 'Please write a number that is at most {max, number}.',
  'problem.between': 'Please write a number from {min, number} to {max, number}.',
  'problem.date': 'Please write a date that exists, for example 2027-03-31 or 31 March 2027.',
  'problem.date-unclear':
    'Do you mean {first} or {second}? Please write {firstIso} or {secondIso}.',
  'problem.date-at-least': 'Please write a date not before {min}.',
  'problem.date-at-most': 'Please write a date not after {max}.',
  'problem.date-between': 'Please write a date from {min} to {max}.',
  'problem.words': 'Please answer in words.',
  'problem.too-short':
    'Please write a little more: at least {min, plural, one {# character} other {# characters}}.',
  'problem.too-long':
    'Please shorten this to {max, plural, one {# character} other {# characters}}; it has {length, number} now.',
  'problem.email': 'Please write one complete e-mail address, for example name@example.org.',
  'problem.colleague':
    'Please write the name of your colleague and an e-mail address, for example: Amina Said, amina@example.org.',
  'problem.own-address': 'That is your own address. Please write the address of your colleague.',
  'problem.not-valid': 'This answer does not fit the question. Please check it and write it again.',
  'problem.review': 'To change an answer, write its number. To send everything, write “submit”.',
} as const;
