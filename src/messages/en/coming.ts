/** Whether an entity comes to a meeting, and whether it is there: letters, the page and the chat. */
export const coming = {
  askSubject: '{meeting}: will {member} be there?',
  askLead:
    '{member} is invited to “{meeting}” ({days}, {place}). Please tell us whether it comes, so that we can prepare the room and the connections.',
  askHow:
    'You can come in person or take part remotely. If you cannot, an alternate who has authority for the seat can come in your place.',
  askUntil: 'Your last word counts, and you can change it until the meeting is over.',
  hereSubject: '{meeting}: are you there?',
  hereLead:
    '“{meeting}” takes place now ({days}, {place}), and we were told that {member} comes. Please tell us when you are there, so that the register of the meeting shows that you came.',
  hereElse: 'If you cannot come after all, please tell us with the same link.',
  linkLabel: 'Answer',
  linkPersonal:
    'The link is meant for you alone. It opens until the meeting is over, as often as you need it.',

  inPerson: 'I come in person',
  remote: 'I take part remotely',
  alternate: 'An alternate comes',
  nobody: 'Nobody comes',
  hereInPerson: 'I am in the room',
  hereRemote: 'I am connected remotely',

  lead: 'You answer for {member}.',
  when: 'Days',
  where: 'Place',
  said: 'Said so far',
  came: 'On the register',
  saidNothing: 'Nothing yet',
  saidInPerson: 'comes in person',
  saidRemote: 'takes part remotely',
  saidAlternateInPerson: '{name} comes in person, as alternate',
  saidAlternateRemote: '{name} takes part remotely, as alternate',
  saidNobody: 'nobody comes',
  cameInPerson: 'was there in person',
  cameRemote: 'took part remotely',
  cameAbsent: 'was not there',
  question: 'Do you come?',
  alternateWho: 'Who comes as alternate',
  alternateChoose: 'Choose',
  alternateInPerson: '{name}, in person',
  alternateRemote: '{name}, remotely',
  alternateNone:
    'Somebody else can come for this seat only with authority for it. Please write to TSB first, with the letter that gives it.',
  save: 'Save',
  saved: 'Saved. Thank you for telling us.',
  until: 'You can change this until the end of {day}.',
  hereTitle: 'Are you there?',
  hereText: 'The meeting takes place. One press, and its register shows that you came.',
  hereSaved: 'Thank you. The register shows that you came.',
  over: 'The meeting is over, and nothing can be changed here any more. If something is wrong, please write to TSB.',

  notYours:
    'You cannot answer for {member} now: only who has authority for it on the days of the meeting can. If that is wrong, please write to TSB.',
  noAuthority:
    'You have no authority for the seat of {member} on {day}. Ask its holder to have it given to you, or speak to TSB, which can enter you as a guest.',
  alternateGone:
    'The person that you chose has no authority for the seat on {day}. Please choose somebody else, or write to TSB.',
  chooseFirst: 'Choose one of the answers.',
  chooseAlternate: 'Choose who comes as alternate.',
  notYet: 'The meeting begins on {day}. You can say that you are there from that day on.',
  goneTitle: 'This link does not open anything now',
  goneText:
    'It may not be complete, or its meeting may have ended some time ago. Please open the link in our newest letter again, or write to TSB.',

  chatSaved:
    'Thank you. Noted for {member} and “{meeting}”: {said}. You can change it until the meeting is over.',
  chatAlternate: 'Who comes to “{meeting}” as alternate of {member}?',
  chatGone: 'This question is no longer open.',
} as const;
