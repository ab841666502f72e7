/** The member pages' own words. Questions, answers and the buttons of the conversation come from elsewhere. */
export const pages = {
  service: 'Parley',
  owner: 'ITU-T consultation of members',
  skipToContent: 'Skip to the main content',
  language: 'Language',

  welcomeTitle: 'Your views, before the meeting',
  welcomeGreeting: 'Dear {name},',
  welcomeAsk:
    'We are consulting the members of developing countries before this meeting. What you tell us becomes part of its agenda.',
  welcomeFor: 'Answering for',
  welcomeMeeting: 'Meeting',
  welcomeUntil: 'Open until',
  welcomeTime: 'Time needed',
  welcomeMinutes: '{minutes, plural, one {about # minute} other {about # minutes}}',
  welcomeSaved:
    'Every answer is saved as you go. You can pause at any time, and return on this device.',
  welcomeColleagues: 'Colleagues who were invited for the same member share one reply with you.',
  begin: 'Begin',

  progressLabel: 'Progress',
  saveAndContinue: 'Save and continue',
  optional: 'Optional',
  chooseUpTo: '{max, plural, one {Choose one.} other {Choose up to #.}}',
  chooseAny: 'Choose all that apply.',
  pleaseChoose: 'Please choose',
  rankHint:
    '{max, plural, one {Say which matters most to you.} other {Put up to # in order, beginning with what matters most to you. You may leave the last ones empty.}}',
  rankPlace:
    '{place, selectordinal, one {#st choice} two {#nd choice} few {#rd choice} other {#th choice}}',
  noChoice: 'No choice',
  charactersMax: '{max, plural, one {At most # character.} other {At most # characters.}}',
  attribution: 'How this answer is shown',

  problemTitle: 'One thing to look at before you go on',
  problemPrefix: 'Please check: ',
  staleTitle: 'This page had moved on',
  staleText:
    'The page you sent was older than your reply. Your saved answers are unchanged; this is where you are now.',
  closedTitle: 'This answer was not saved',
  closedText: 'The consultation has closed. What you had saved before is kept.',

  navigation: 'Your reply',
  reviewAll: 'Review all answers',
  printable: 'Printable page',
  help: 'Help',
  snoozeLink: 'Remind me later',
  handoverLink: 'Hand over to a colleague',
  declineLink: 'Decline to answer',
  stopLink: 'Stop reminders',
  leave: 'This is not my device',
  openUntil: 'Open until {when}',
  otherConversations: 'Your other consultations',

  itemNumber: '{number, number}.',
  notAnswered: 'Not answered yet',
  missing: 'Needed before you submit',
  changeAnswer: 'Change',
  changeAnswerTo: 'Change your answer to question {number, number}',
  answerNow: 'Answer',
  answerNowTo: 'Answer question {number, number}',
  backToQuestions: 'Back to the questions',
  editUntil: 'You can change your answers until {when}.',
  noMoreEdits: 'The consultation has closed; answers can no longer be changed.',

  printTitle: 'Answers of {member}',
  printHint: 'Use your browser’s own print command to print this page or keep it as a file.',

  declineTitle: 'Decline to answer',
  declineText:
    'You need not answer. If you decline, we will not remind you again in this consultation. You can change your mind until {when}.',
  declineReason: 'Your reason, if you wish to give one',
  declineHint: 'It helps the secretariat to prepare better. It is not published with your name.',
  declineConfirm: 'Decline to answer',
  declineHandover: 'Could a colleague answer instead?',
  goBack: 'Go back',

  snoozeTitle: 'Remind me later',
  snoozeText:
    'We will not remind you before the day that you choose. You can answer at any time until {when}.',
  snoozeTomorrow: 'Tomorrow',
  snoozeDays: '{days, plural, one {In one day} other {In # days}}',
  snoozeDay: 'Or on a day of your choice',
  snoozeConfirm: 'Remind me on this day',
  snoozeMalformed: 'Enter a day, for example 2027-03-20.',
  snoozedTitle: 'We will wait',
  snoozedText: 'You will get no reminder before {day}. You can answer at any time until {when}.',
  snoozeNoneTitle: 'There is nothing to put off',
  snoozeNoneText:
    'No reminder could come later than the present ones: the consultation is open until {when}.',

  handoverTitle: 'Hand over to a colleague',
  handoverText:
    'Your colleague gets an invitation by e-mail, sees the answers given so far and can go on from there. You can still answer yourself until {when}.',
  handoverName: 'Name of your colleague',
  handoverEmail: 'E-mail address of your colleague',
  handoverHint: 'Nothing is sent yet: we first ask you whether everything is right.',
  handoverContinue: 'Continue',
  handedOverTitle: 'Your colleague is being invited',
  handedOverText:
    '{name} gets an invitation by e-mail. From now on reminders go there. You can still answer yourself until {when}.',

  stopTitle: 'Stop reminders',
  stopText: 'You can still answer until {when}. We will only stop writing to you.',
  stopRound: 'Stop for this consultation',
  stopAll: 'Stop for all consultations',
  stoppedTitle: 'No more reminders',
  stoppedText: 'We will not write to you again. You can still answer until {when}.',

  helpTitle: 'Help',
  helpSaving:
    'Each answer is saved when you press “{button}”. If the connection drops, press it again: nothing is stored twice.',
  helpReturn:
    'To return, open the link in your letter again on this device, or ask for a new link by e-mail.',
  helpSkip: 'A question that is not for you can be left open. Only a few are required.',
  helpChange: 'All answers can be reviewed and changed until {when}.',
  helpWords:
    'Write in the language that suits you best. Your own words are kept as you wrote them.',
  helpShown:
    'Under each question you see how widely that answer will be shown: with your name, with your country, with a group, or without either.',
  helpLater:
    'If now is not the time, or a colleague knows better, use “{later}” or “{handover}” at the foot of the page.',
  helpContact: 'For anything else, please reply to the letter that invited you.',

  leaveTitle: 'Leave this device',
  leaveText:
    'Your answers stay saved. This device will forget you; to return, open a new link from your e-mail.',
  leaveConfirm: 'Forget me on this device',
  leftTitle: 'This device has forgotten you',
  leftText: 'Your saved answers are safe. You may close this page.',

  linkTitle: 'This link does not open a consultation',
  linkText:
    'It may have been used already, on this or another device, or its time may be over. We can send you a new one.',
  linkAsk: 'Your e-mail address',
  linkHint: 'The address at which you received our letter.',
  linkSend: 'Send me a new link',
  linkCookies:
    'If you have just opened it from your letter, please check that your browser accepts cookies.',
  linkMalformed: 'Enter an e-mail address, such as name@example.org.',
  sentTitle: 'Please look at your mailbox',
  sentText:
    'If this address belongs to a contact of this consultation, a new link is on its way. It may take a few minutes.',

  notFoundTitle: 'There is no page here',
  notFoundText: 'Please check the address, or open the link in your letter again.',
  methodTitle: 'This page cannot be used in that way',
  methodText: 'Please go back and use the buttons on the page.',
  tooLargeTitle: 'That was too long to take in',
  tooLargeText: 'Please go back and shorten your text. Your other answers are saved.',
  typeTitle: 'We could not read what was sent',
  typeText: 'Please go back and use the buttons on the page. Your saved answers are unchanged.',
  badTitle: 'We could not read what was sent',
  badText: 'Please go back and try again. Your saved answers are unchanged.',
  originTitle: 'This came from another site',
  originText: 'To keep your answers safe, please open the page again and send them from here.',
  tooManyTitle: 'Too many attempts',
  tooManyText: 'Please wait a little while and try again.',
  busyTitle: 'Many answers are arriving at once',
  busyText: 'This one could not be saved just now. Please go back and press the button again.',
  faultTitle: 'Something went wrong on our side',
  faultText:
    'We are sorry. Your saved answers are safe. Please try again in a few minutes. If it happens again, tell us this number: {reference}',
} as const;
