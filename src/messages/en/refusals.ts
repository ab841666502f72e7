/**
 * What staff read when a use case says no: what stands in the way, then what to do. By refusal code; parameters are the
 * refusal's own. Staff screens and commands are English first.
 */
export const refusals = {
  'alternate-without-authority':
    '{email} has no authority for {member} on {day}. Give it first (seat alternate), or send somebody who has it.',
  'audience-empty':
    'No member fits this audience. Choose other kinds, categories or countries, or import members first.',
  'authority-before-seat':
    'The seat begins on {begunOn}, and {from} lies before it. Give a later day.',
  'authority-overlaps':
    '{name} has that part already from {from} on. Give days on which it is free.',
  'bad-input': '{field}: {problem}.',
  'came-without-authority':
    '{email} has no authority for {name} on {day}. Record it if it was given (seat alternate), or record that person as a guest.',
  'channel-missing':
    'Say this in the channel that is to be told: what is asked in private stays private.',
  'channel-unknown': 'This is not among the ways in which the contact can be reached.',
  'chat-unknown':
    'No chat platform is connected here{platform, select, any {} other { under the name "{platform}"}}. Set one up first (see parley doctor), or name one that is.',
  'closed-days-unknown': '{member} has no closed days from {first} to {last}. See its list.',
  'closed-reason-long': 'Give the reason in at most {most} characters.',
  'closed-too-many': 'There are {most} entries already. Take one away that is not needed any more.',
  'closing-not-before-meeting':
    'The round would close on {closesOn}, but the meeting begins on {meetingStartsOn}: members are consulted before the meeting (Res. 68, resolves 2). Choose an earlier day, or confirm with a reason.',
  'closing-not-later':
    'The round closes on {before}; {closesOn} is not later. Give a later day, or close the round now.',
  'closing-passed':
    'On {closesOn} the day is already over for {member}. Choose a later closing day.',
  'code-not-valid':
    'This code does not work: it may be mistyped, too old, or used already. Ask for a new one.',
  'colleague-address': '{email} is not one e-mail address. Write it like name@example.org.',
  'colleague-nameless': 'Give the name of the new colleague, in at most 200 characters.',
  'consent-day-ahead':
    'The person agreed on {on}, and today is {today}. Give the day on which it did.',
  'consent-missing':
    'This mailbox complained about our letters. Write to it again only if its owner has agreed to that, and say so.',
  'contact-unknown':
    'No active contact has the address {email}. Look for the right one in an export of the members, or import it.',
  'country-unknown': 'No country has the code "{country}". Write its two letters, like KE.',
  'day-outside-meeting':
    '{day} is not a day of the meeting, which runs from {startsOn} to {endsOn}. Give one of its days.',
  'day-unreadable': '"{day}" is not a day of the calendar. Write it like 2027-03-31.',
  'days-order': 'The last day lies before the first. Turn them round.',
  'days-passed': 'The last day has passed already. Give one that is still to come.',
  'days-too-many': 'Give at most {days} days at a time.',
  'email-taken': 'There is somebody with the address {email} already.',
  'entry-taken': '{name} is on the register already, as R{number}.',
  'entry-unknown':
    'Nothing is on the register of "{meeting}" under "{entry}". Give a number like R1 or a member’s reference; see the register.',
  'fault-unknown': 'No such way is set aside: it may have been cleared already.',
  faults:
    '{total, plural, one {# fault stands} other {# faults stand}} in the way; nothing was changed.',
  'focal-points-only': 'Only a focal point or a CTO may say when the whole member is closed.',
  'foreign-files':
    'The folder "{folder}" holds files that are not ours, such as "{file}". Choose an empty one.',
  'hours-order': 'Give whole hours of one day, the end later than the beginning, like 9 and 17.',
  'invitation-not-valid': 'This link does not work: it may be mistyped, too old, or used already.',
  'meeting-over': 'The meeting "{meeting}" ended on {endsOn}. Record who came instead.',
  'meeting-unknown': 'There is no meeting "{meeting}". Add it first, or see the list of meetings.',
  'meeting-without-seats':
    '"{meeting}" is a regional meeting, and only CTO and CxO groups have seats. Invite its guests one by one.',
  'member-not-asked':
    'The round does not ask "{member}". Give a country’s two letters or a member’s name from its list.',
  'member-unknown': 'There is no member "{member}". See the list of members.',
  'no-agenda': 'The round "{round}" has no agenda yet. Build one first.',
  'no-countries':
    'The countries are not loaded yet. Start the server once, or load the reference data.',
  'nobody-invited':
    'Nobody is on the register of "{meeting}". Invite those who have a seat first (register invite).',
  'no-seats':
    'Nobody has a seat in the {group} group on {day}. Add seats first, or invite guests one by one.',
  'no-such-version': 'There is no such version. See the list of versions.',
  'no-working-day': 'Leave at least one working day in the week.',
  'nobody-stands':
    'Nobody holds the seat of {name} on {day}. Say who came, or record who holds the seat first.',
  'nomination-decided':
    'P{number} is {state, select, invited {invited already} other {declined already}}. What was decided stays; invite anybody else by the register.',
  'nomination-unknown':
    'There is no nomination P{number} at "{meeting}". See the list of nominations.',
  'nomination-withdrawn':
    'P{number} does not stand any more: {gone, select, consent {the member does not say any more that the person has agreed} other {the member took its words back}}.',
  'nomination-without-consent':
    'Nobody has said yet that whom P{number} names agrees to be invited. Ask that person, or the member, and record the consent first.',
  'not-allowed': 'This needs the role {role} or higher.',
  'not-closed':
    'Results stay hidden until the round has closed, because an early look would influence answers. Close the round first.',
  'not-yours': 'This account has no right to that.',
  'offer-not-valid': 'This question is over, or it was put to another account.',
  'not-subscribed':
    'No channel is told of "{round}" here. See the round’s page in the console for those that are.',
  'opening-passed': 'The opening time lies in the past. Choose a later one, or open the round now.',
  'question-gone': 'This question is no longer open.',
  'questionnaire-lacks-language':
    'The questionnaire is not complete in "{language}", which {members, plural, one {# member needs} other {# members need}}. Publish a version that is.',
  'questionnaire-unknown':
    'There is no published questionnaire "{questionnaire}" (version {version}). Publish it first.',
  'reason-missing': 'Say why: the reason is kept in the record.',
  'round-is-archived': 'The round is archived: nothing can be done to it any more.',
  'round-is-closed': 'The round is closed. It can only be archived now.',
  'round-is-draft': 'The round is a draft. Open or schedule it first.',
  'round-is-open': 'The round is already open.',
  'round-is-paused': 'The round is paused. Resume it first.',
  'round-is-scheduled': 'The round is scheduled and not open yet.',
  'round-not-open': 'The round "{round}" is not open.',
  'round-unknown': 'There is no round "{round}". See the list of rounds.',
  'rsvp-not-yours': 'Only who stands for an entity on the days of the meeting can answer for it.',
  'rules-unchanged':
    'The reminders already are as you give them. Change a rule, or leave them as they are.',
  'sheet-full':
    'The round has {rows} answers, and a sheet takes {most}. Export with --formats csv.',
  'seat-before-end':
    'The earlier seat ended on {endedOn}, and {from} lies before that. Give a later day.',
  'seat-contact-unknown':
    '{member} has no active contact with the address {email}. Import the contact first, or give another address.',
  'seat-end-early': 'The seat begins on {begunOn}, and {on} lies before it. Give a later day.',
  'seat-not-industry':
    '{member} is not of industry: seats and invitations are for Sector Members, Associates and Academia. Administrations are consulted before the meeting.',
  'seat-taken': '{member} has a seat in the {group} group already. End it first, or keep it.',
  'seat-unknown':
    '{member} has no seat in the {group} group. Add it first; a seat that has ended does not come back.',
  'sign-in-not-valid': 'This link does not work: it may be mistyped, too old, or used already.',
  'slow-down':
    'Too many attempts. Wait {seconds, plural, one {a second} other {# seconds}} and try again.',
  'slug-taken': 'The name "{slug}" is taken. Choose another.',
  'staff-unknown': 'Nobody with the address {email} has been added.',
  'subscribed-already': 'This channel is told of "{round}" already.',
  'stand-in-self': 'Nobody can stand in for itself. Name a colleague.',
  'stand-in-stopped': '{email} asked not to be written to. Name another colleague.',
  'stand-in-unknown':
    '{email} is not an active contact of {member}. Import the colleague first, or name another one.',
  'threshold-too-low':
    'Groups of fewer than {least} would point to their members. Choose {least} or more.',
  'unknown-country':
    'There is no country "{country}" in the reference data. Use its two-letter code.',
  'zone-meant': 'There is no time zone "{zone}". Did you mean {meant}?',
  'zone-unknown':
    'There is no time zone "{zone}". Give a name of the IANA database such as Africa/Nairobi, or a city that it has.',
  'body-unknown': 'There is no "{body}" in the study period {studyPeriod}. Use one of {known}.',
  'conclusion-unknown':
    'The meeting "{meeting}" has no conclusion C{number}. See the list of its conclusions.',
  'day-ahead': '{day} is still to come. Say it once it has been done.',
  'edition-unknown':
    'There is no edition "{edition}" of the resolution in data/resolution. Use one of {known}.',
  'ending-without-reason':
    'Say why it was not raised: no need ends without a word (Res. 68, resolves 2).',
  'item-dropped': 'Item A{number} was left out of the day. Accept it again first, or name another.',
  'item-unknown': 'The meeting "{meeting}" has no item A{number}. See the list of its items.',
  'meeting-ahead':
    'The meeting "{meeting}" begins on {startsOn}. What it concluded, and who came, is entered once it has begun.',
  'day-empty':
    'No item of the day of "{meeting}" is accepted yet. Propose items for the needs, and accept them.',
  'no-paper': 'There is none of "{scope}" yet. Draft it first.',
  'paper-elsewhere':
    'Number {number} of "{scope}" is now: {state}. This can be done with one that is: {from}.',
  'paper-changed-since':
    'Number {number} of "{scope}" was drafted anew while you read it. Nothing was done; read it again and decide anew.',
  'paper-in-review':
    'The newest one of "{scope}" is in review. Approve it, or return it with the reason; then it can be drafted anew.',
  'period-without-meetings':
    'No meeting of the study period "{period}" has begun. Periods are written like 2025-2028; see the list of meetings.',
  'url-not-web': 'The address must begin with https:// or http://.',
  'conclusion-in-english':
    'A conclusion is entered in English. Translate it into one of: ar, zh, es, fr, ru.',
  'translation-unknown':
    'C{conclusion} has no text in that language yet ({language}). Translate it first.',
  'needs-not-ended':
    '{count, plural, one {This need has} other {These needs have}} not ended yet: {needs}. Say of each how it ended; then every member can be told all that became of what it said.',
  'nobody-to-tell':
    'No need of the meeting "{meeting}" has a member’s words behind it. Take the needs of its rounds first.',
  'member-not-heard':
    'No words of "{member}" stand behind a need of the meeting "{meeting}". Give the reference of a member that told of one.',
  'need-merged': 'N{need} went into N{into}. Say it of that one.',
  'need-not-reflected':
    'No conclusion names N{need} yet. Enter one that does, or name the need with a conclusion that there is; it then ends as reflected.',
  'need-reflected': 'N{need} is reflected in {conclusions}, and so ends as reflected.',
  'need-unknown': 'The meeting "{meeting}" has no need N{number}. See the list of its needs.',
  'next-passed': '{nextOn} is today or has passed. Give a day that is still to come.',
  'not-routed': 'C{number} has not been sent to {body}. Say first that it goes there, and why.',
  'reason-long': 'Give the reason in at most {most} characters.',
  'response-early':
    'The answer of {respondedOn} would lie before the day on which it was sent, {sentOn}. Mend one of the two days.',

  // The coding of needs.
  'act-is-undo': 'Act {act} took another one back. Do that one again instead.',
  'act-touched-later':
    'N{need} was touched again by act {later}, after act {act}. Undo act {later} first.',
  'act-undone-already': 'Act {act} was taken back already, by act {by}.',
  'act-unknown': 'The meeting "{meeting}" has no act {act}. See the history of its needs.',
  'answer-unknown':
    'No answer in words that counts now has the id {answer}. See the words that stand behind no need.',
  'excerpt-not-found':
    'This is no part of the member’s words. Copy it from them, letter by letter.',
  'merge-with-itself': 'N{need} cannot go into itself. Name other needs that go into it.',
  'need-changed-since':
    'N{need} was changed{who, select, any {} other { by {who}}} while you looked at it (act {act}). Nothing was done; look again and decide anew.',
  'need-in-use':
    'An item, a conclusion or an outcome of the meeting names N{need} already, so it cannot be undone. Set it aside or merge it instead.',
  'need-ended':
    'A conclusion or an outcome of the meeting names N{need} already, and its members are told of that. Put the others into N{need} instead.',
  'need-set-aside': 'N{need} was set aside. Undo that first, if it is a need after all.',
  'need-unchanged': 'N{need} is so already.',
  'nothing-new': 'Every answer of this round stands behind a need already.',
  'questionnaire-names-no-needs':
    'The questionnaire of "{round}" does not say which answers are needs. Make needs from its words by hand.',
  'split-leaves-nothing':
    'These are all words behind N{need}: nothing would be left of it. Rename it, or name a part.',
  'statement-there-already': 'These words stand behind N{need} already.',
  'statement-not-named': 'Several answers stand behind N{need}. Name one of them.',
  'statement-taken-back': 'The member took back the words behind N{need}.',
  'statement-unknown': 'These words do not stand behind N{need}. See what does.',
  'topic-unknown': 'There is no topic "{topic}". Use one of: {topics}.',
  'translation-same-language': 'The words are in this language already ({language}).',
  'cursor-unknown': 'This "after" names nothing of the list. Begin again without it.',
  'file-unknown': 'The paper has no file "{file}". See its list of files.',
  'hook-name-taken':
    'There is a webhook "{name}" already. Remove it first, or choose another name.',
  'hook-not-https':
    'Give an address that begins with https://, without a name, password or # in it. Hosts of your own network that have no https stand in WEBHOOK_OWN_HOSTS.',
  'hook-unknown': 'There is no webhook "{name}". See the list of webhooks.',
  'token-may-not': 'This token has not the right {right}.',
  'token-missing': 'Send a token: "Authorization: Bearer parley_…".',
  'token-name-taken': 'There is a token "{name}" already. Revoke it first, or choose another name.',
  'token-not-valid': 'This token is wrong, expired or revoked.',
  'token-unknown': 'There is no token "{name}" that you may revoke. See the list of tokens.',
  'until-passed': 'The {until} has passed. Give a day that is still to come.',
} as const;
