/** What staff are written: a digest a day at most, and documents. English first. */
export const staffLetters = {
  greeting: 'Dear {name},',
  signature: 'Parley, for the TSB consultation team',

  digestSubject:
    'Parley: {attention, plural, =0 {where the rounds stand} one {# matter needs a person} other {# matters need a person}}',
  digestLead:
    'This is what waits for a person{regions, select, all {} other { in your regions ({regions})}}, and where the open rounds stand. Nothing else was sent to you today.',
  roundTitle: '{meeting}: {submitted} of {asked} answered',
  standing:
    '{begun, plural, =0 {Nobody else has begun} one {# member has begun} other {# members have begun}}, {declined, plural, =0 {nobody declined} one {# declined} other {# declined}}. The round closes on {closesOn}{paused, select, yes {, and is paused: nothing goes out} other {}}.',
  setAside:
    '{count, plural, one {# message was set aside and waits for you to mend or resend it.} other {# messages were set aside and wait for you to mend or resend them.}}',
  unclear:
    '{count, plural, one {# message may or may not have arrived. Look, and resend it if it did not.} other {# messages may or may not have arrived. Look, and resend those that did not.}}',
  unreachable:
    '{count, plural, one {No contact can be reached for # member} other {No contact can be reached for # members}}: {members}. Find a contact, and import it.',
  silent:
    '{count, plural, one {# member has not reacted to any letter} other {# members have not reacted to any letter}}: {members}. A call by somebody who knows them helps most now.',
  faults:
    '{count, plural, one {# way to a contact failed for good} other {# ways to contacts failed for good}} since the last digest: {ways}.',
  left: '{count, plural, one {# chat account of a contact has ended} other {# chat accounts of contacts have ended}} since the last digest: {ways}. Their contacts are reached in other ways, if there are any.',
  notTheirs:
    '{count, plural, one {# account that we took for a contact was somebody else’s} other {# accounts that we took for contacts were somebody else’s}}: {members}. Look whether the e-mail address is right.',
  fault: '{member} by {platform} ({reason})',
  handedOver:
    '{count, plural, one {# reply was handed to a colleague} other {# replies were handed to colleagues}} since the last digest: {members}.',
  andMore: '{shown} and {count} more',
  openRound: 'Open this round',
  digestOff:
    'An administrator can end this digest for you: parley staff duty {email} --digest off.',

  agendaSubject: '{meeting}: agenda input, version {version}',
  agendaLead:
    'Attached is version {version} of the agenda input for “{meeting}”, as it was frozen (SHA-256 {sha256}). It shows nothing more widely than its authors allowed; please pass it on only as it is.',
  agendaLink: 'See it in the console',
  chatRefused: 'You asked for this in a chat, which does not take it. So it comes by mail.',

  followUpSubject: '{label} of {meeting}: to be looked at again',
  followUpLead:
    'On {nextOn} conclusion {label} of {meeting} was to be looked at again: “{title}”. You look after it.',
  followUpHow:
    'Please write down what has become of it since, with evidence where there is any, and when to look next: parley conclusion follow-up.',

  milestonesSubject: '{rounds, plural, one {News of the round} other {News of # rounds}}',
  milestonesOff: 'To end these messages here, say: unsubscribe {round}',
  channelRefused:
    'A channel that you subscribed does not take messages any more: it may be archived, or Parley was removed from it. This is what it would have been told. It is set aside now; subscribe it again once it is mended.',
  'milestone.opened':
    'The round is open: {asked, plural, one {# member is asked} other {# members are asked}}.',
  'milestone.answered':
    '{quarters, select, 1 {A quarter of the members has answered} 2 {Half of the members have answered} other {Three quarters of the members have answered}}.',
  'milestone.region-begun':
    'The first reply from {region, select, AFR {Africa} AMS {the Americas} ARB {the Arab States} ASP {Asia-Pacific} CIS {the CIS} other {Europe}} is in.',
  'milestone.region-complete':
    'Everybody in {region, select, AFR {Africa} AMS {the Americas} ARB {the Arab States} ASP {Asia-Pacific} CIS {the CIS} other {Europe}} has replied.',
  'milestone.closing-soon':
    'The round closes on {day}. {open, plural, =0 {Nobody is missing} one {# member has not replied yet} other {# members have not replied yet}}.',
  'milestone.gaps': 'Not heard at all: {gaps}{rest, plural, =0 {} other { and # more}}.',
  'milestone.gap':
    '{category, select, developing {developing countries} ldc {LDC} lldc {LLDC} sids {SIDS} other {countries in transition}} of {region, select, AFR {Africa} AMS {the Americas} ARB {the Arab States} ASP {Asia-Pacific} CIS {the CIS} other {Europe}}',
  'milestone.closed': 'The round is closed. The agenda can be built now.',
  'milestone.agenda': 'Version {version} of the agenda is built.',
} as const;
