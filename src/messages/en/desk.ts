/** What the desk says to staff in chats, besides the console's words. Lines are short: screens are small. */
export const desk = {
  helpTitle: 'What you can ask for',
  helpUnknown: 'That is not among what staff can ask for here',
  'help.rounds': 'rounds: all rounds, how far each has come',
  'help.open': 'open: a new round, by a form. A drafted one: open cto-2027',
  'help.status':
    'status cto-2027: its response by region. Who is missing in one: status cto-2027 AFR',
  'help.remind': 'remind cto-2027: one reminder more to those who have not answered',
  'help.extend': 'extend cto-2027 2027-04-22: a later closing day',
  'help.pause': 'pause cto-2027: nothing goes out until you resume',
  'help.resume': 'resume cto-2027: go on',
  'help.close': 'close cto-2027: end the round now',
  'help.agenda':
    'agenda cto-2027 en fr: its documents, here. Build it first: agenda cto-2027 build',
  'help.subscribe': 'subscribe cto-2027, in a channel: it is told of milestones',
  'help.unsubscribe': 'unsubscribe cto-2027, in a channel: no longer',
  'help.help': 'help: this list',

  startStatus: 'Status',
  startOpen: 'Open a round',
  startHelp: 'What else?',

  refusedTitle: 'Not done',
  refusedRole: 'Your role is {role}. Ask somebody who has it, or an administrator.',
  seeRounds: 'All of them: rounds',
  didYouMean: 'Did you mean {round}?',
  whichRound: 'Which round? Say its name, too, like: {command} cto-2027',
  noRoundFor: 'No round is in a state for this now ({act}).',
  formUnknown: 'This form is not known any more. Ask for it again.',
  chooseRound: 'Choose a round.',
  aTime: 'write a time like 09:30',
  aNumber: 'write a whole number',
  chooseOneHere: 'choose one',
  chooseKind: 'name at least one kind of member',

  deskRoundsNone: 'No round yet. Begin one: open',
  deskRoundsMore:
    '{count, plural, one {# round more is} other {# rounds more are}} in the console.',
  deskRoundsNext: 'More about one: status {round}',

  pictureAll: 'All members',
  'column.asked': 'Asked',
  'column.answered': 'Ans.',
  'column.begun': 'Begun',
  'column.declined': 'Decl.',
  'column.silent': 'None',
  'column.rate': 'Rate',
  gapsLine: 'Not heard yet: {gaps}{rest, plural, =0 {} other { and # more}}.',
  nextTitle: 'What goes out next, as things stand:',
  nextLine: '{day}: {what}, {count, plural, one {# member} other {# members}}',
  nextNothing: 'Nothing more goes out by itself.',
  statusUnreachable:
    'Nobody to write to: {count, plural, one {# member has no contact} other {# members have no contact}} that may be written to. Find one and import it.',
  statusAside:
    '{count, plural, one {# message waits} other {# messages wait}} for staff to mend or resend, in the console.',
  missing:
    '{count, plural, =0 {Nobody is missing} one {# member has not replied} other {# members have not replied}}',
  missingOf:
    '{count, plural, =0 {Nobody is missing} one {# member has not replied} other {# members have not replied}}: {region}',
  missingBegun: '{name} (begun)',
  missingNone: 'Everybody has answered or declined.',
  missingMore: '{left, plural, one {# more} other {# more}}: status {more}',
  missingByRegion: 'Only one region: status {round} AFR',

  fieldRound: 'Round',
  confirmLabel: 'Closing after the meeting has begun',
  confirmAfter: 'It is meant, and the reason says why',
  confirmHint:
    'Res. 68 asks to consult before the meeting{begins, select, other { (it begins on {begins})}}.',
  'reaches.remind':
    '{count, plural, =0 {Nobody is left to remind} one {# member will be reminded} other {# members will be reminded}}, each once today at most.',
  'reaches.extend':
    '{count, plural, =0 {Nobody needs to be told} one {# member will be told the new day} other {# members will be told the new day}}.',
  'reaches.close':
    '{count, plural, =0 {Everybody has answered or declined} one {# member has not answered and cannot any more, or only late} other {# members have not answered and cannot any more, or only late}}.',
  'reaches.pause':
    '{count, plural, =0 {Nobody waits for a message} one {# member waits for messages} other {# members wait for messages}}.',
  'reaches.resume':
    '{count, plural, =0 {Nobody waits for a message} one {# member may get messages again} other {# members may get messages again}}.',

  slugHint: 'Short: lower-case letters, digits, hyphens. Empty: the meeting’s own name.',
  fieldRegions: 'Regions',
  fieldRegionsHint: 'None chosen: all.',
  fieldOpens: 'It opens',
  opensNow: 'Now',
  opensLater: 'At a day and time',
  timeHint: 'Like 09:30.',
  remindersUsual: 'The usual ones',
  remindersNone: 'None',
  openSubmit: 'Open or schedule',
  oddRegions: 'No member fits in: {regions}.',
  oddUnreachable:
    'Nobody to write to for {count, plural, one {# member} other {# members}}: {names}{rest, plural, =0 {} other { and # more}}.',
  openedCount:
    '{addressees, plural, one {# member is} other {# members are}} asked; {deliveries, plural, one {# message is} other {# messages are}} planned.',
  scheduledFor:
    'It opens by itself on {time} (Geneva). As things stand, {addressees, plural, one {# member is} other {# members are}} asked then.',
  openedNext: 'How it goes: status {round}',

  languageUnknown: '“{word}” is none of the languages: ar, zh, en, es, fr, ru.',
  agendaBuildHint: 'Build it first, once the round has closed: agenda {round} build',
  agendaPosted:
    'Version {version} of the agenda: {count, plural, one {the document comes} other {# documents come}} {place, select, private {to you in private} other {to this channel}} now.',
  agendaPostedBefore:
    'Version {version} of the agenda was posted {place, select, private {to you in private} other {to this channel}} today already.',

  'done.subscribe':
    'This channel is told of milestones of {round} from now on: at most one message in six hours, in Geneva’s working hours.',
  'done.unsubscribe': 'This channel is not told of {round} any more.',
} as const;
