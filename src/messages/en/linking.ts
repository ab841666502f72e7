/** Accounts of chats: on the member pages, and the question to an account whether it is a contact. */
export const linking = {
  accountsTitle: 'Answer in a chat',
  accountsText:
    'If you use one of these, you can answer our questions there, too. Your answers are the same everywhere.',
  accountsLinked: 'Linked to you:',
  accountSince: '{platform}, since {day}',
  accountEnd: 'Remove',
  accountEndThis: 'Remove {platform}, since {day}',

  codeMake: 'Use {platform}',
  codeTitle: 'Your code for {platform}',
  codeHow: 'Open {platform}, find {bot}, and write:',
  codeUntil: 'The code works once, until {time}. Please keep it to yourself.',

  landing:
    'Rather answer in {platform}? Write this to {bot} there, and paste the link of your letter behind it. The link is used up then.',

  offerTitle: 'A question for you',
  offerAsk:
    'The ITU secretariat (TSB) would like to ask you here what {member} needs for this meeting: {meeting}.',
  offerAre: 'Are you {name}?',
  offerNext: 'If you say no, we will not ask again here.',
  offerYes: 'Yes, that is me',
  offerNo: 'No, I am not',
} as const;
