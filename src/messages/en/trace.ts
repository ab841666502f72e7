/** What a meeting's trace says of each clause (parley report trace): what was done, and what is missing. Staff's, in English. */
export const trace = {
  'meeting-held':
    '{kind, select, cto {CTO meeting} cxo {CxO meeting} other {Regional meeting}}{number, select, 0 {} other { number {number}}} in {place}',
  'meeting-planned':
    '{kind, select, cto {CTO meeting} cxo {CxO meeting} other {Regional meeting}}{number, select, 0 {} other { number {number}}} is planned in {place}',
  'answers-by-channel':
    'round "{round}" could be answered at any hour: {inChats, plural, one {# answer} other {# answers}} came in chats, {onPages} on pages',
  'members-asked':
    'round "{round}" asked {addressed, plural, one {# member} other {# members}}, {developing} of them administrations of developing countries, until {closesOn}: {submitted} answered ({late} late), {declined} declined, {silent} did not reply',
  'no-round': 'no round has asked administrations of developing countries before this meeting',
  'not-before':
    'round "{round}" closes on {closesOn}, which is not before the meeting: members are consulted before it',
  'still-open': 'round "{round}" is not over yet (closes on {closesOn})',
  'agenda-built': 'what round "{round}" brought is frozen as agenda version {version}',
  'agenda-not-built': 'round "{round}" was answered, and no agenda has been built from it',
  'digest-made': 'what members need lay before the chair as digest number {number}',
  'digest-not-made': 'no digest of what members need was approved for the chair before the meeting',
  'needs-not-taken': 'members have answered, and no needs have been taken from their answers',
  'needs-in-items':
    '{needs, plural, one {# need} other {# needs}} of {all} stand behind {items, plural, one {# accepted item} other {# accepted items}} of the day',
  'needs-without-item':
    '{needs, plural, one {# need has} other {# needs have}} no accepted item: {labels}',
  'needs-ended':
    '{needs, plural, one {# need has} other {# needs have}} ended: {reflected} reflected in a conclusion, {discussed} discussed without one, {notRaised} not raised, with the reason',
  'needs-without-end':
    'nobody has said how {needs, plural, one {# need} other {# needs}} ended: {labels}',
  'sector-members-asked':
    'round "{round}" asked {members, plural, one {# Sector Member} other {# Sector Members}}; {submitted} of those asked answered',
  'sector-members-not-asked': 'no round has asked Sector Members of developing countries',
  'industry-invited':
    '{invited, plural, one {# entity} other {# entities}} of developing countries invited beside the seats; {came} came',
  'attendance-by-region':
    '{attended, plural, one {# entity} other {# entities}} attended, from {regions, plural, one {# region} other {# regions}}: {names}',
  'regions-without-attendance':
    'nobody attended from {regions, plural, one {# region} other {# regions}}: {names}',
  'seats-known': '{seats, plural, one {# entity has} other {# entities have}} a seat',
  'continuity-known':
    '{again} of {previous} that attended the previous meeting of its kind came again',
  'seats-lapsed':
    '{lapsed, plural, one {# seat looks} other {# seats look}} lapsed: two meetings missed, or nobody with authority',
  'industry-nominated':
    '{nominated, plural, one {# nomination} other {# nominations}} of local industry by members, {consented} with consent: {invited, plural, one {# entity} other {# entities}} of them invited, {came} came',
  'executives-nominated':
    '{nominated, plural, one {# nomination} other {# nominations}} of executives by their own members, {consented} with consent: {invited, plural, one {# entity} other {# entities}} of them invited, {came} came',
  'industry-not-recorded': 'no nomination and no invitation of local industry is on record',
  'industry-not-invited': 'members nominated local industry, and nobody of it was invited',
  'nominations-not-taken':
    '{untaken, plural, one {# nomination stands} other {# nominations stand}} in answers and nobody has taken {untaken, plural, one {it} other {them}}',
  'nominations-undecided':
    'nobody has decided on {nominations, plural, one {# nomination} other {# nominations}} with consent: {labels}',
  'nominations-without-consent':
    'nobody has asked whether those agree whom {nominations, plural, one {# nomination names} other {# nominations name}}: {labels}',
  'attendance-not-recorded': 'nobody’s attendance is on record, so no region can be counted',
  'seats-not-recorded': 'no stable membership (seats, holders, delegates) is on record',
  'no-conclusions': 'the meeting has begun, and no conclusion has been entered',
  'communique-published': 'communiqué {number} has been published',
  'communique-approved-only':
    'communiqué {number} is approved, and it is not on record that it has been published',
  'communique-not-published': 'no communiqué has been published',
  'advisory-group-answered': 'TSAG has answered on C{conclusion}',
  'advisory-group-silent': 'no answer of TSAG is on record',
  'other-bodies-named': 'C{conclusion} names other bodies: {bodies}',
  'conclusion-sent':
    'C{conclusion} was sent to {body}{document, select, none {, without a document number yet} other { as {document}}}',
  'not-routed': 'sent nowhere yet: {conclusions}',
  'routed-not-sent': 'to be sent, and not said when: {conclusions}',
  'follow-up-known': 'C{conclusion}: {status}',
  'follow-up-unknown': 'nobody has said what became of {conclusions}',
  'follow-up-report-made': 'follow-up report {number} to TSAG has been approved',
  'follow-up-report-not-made': 'no follow-up report to TSAG is on record',
  'assembly-report-made': 'report {number} to WTSA has been approved',
  'assembly-report-not-made': 'no report to the next WTSA is on record',
};
