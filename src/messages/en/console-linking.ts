/** The console's words about chat accounts: of contacts, and of staff themselves. */
export const staffLinking = {
  lookFor: 'Contacts in chats',
  lookForText:
    'Looks for the contacts that have not answered, by their e-mail addresses, in {chats}, and asks each account that is found, once and within its hours, whether it is the contact. Nobody is linked without saying so.',
  lookForButton: 'Look and ask',
  'done.asked':
    '{count, plural, =0 {Nobody new was found} one {# account is asked whether it is a contact} other {# accounts are asked whether they are contacts}}.',
  'done.asked-partly':
    '{count, plural, =0 {Nobody new was found} one {# account is asked whether it is a contact} other {# accounts are asked whether they are contacts}}. A workspace could not be asked to the end: try again later.',
  'done.unlinked': 'The account is no longer linked to you.',

  account: 'Your chat accounts',
  accountLead:
    'What you may do here you may do in a chat, too, from an account that is linked to you.',
  accountNone: 'No account is linked to you.',
  accountNoChats: 'No chat platform is connected here.',
  accountSince: '{platform}, since {time}',
  accountEnd: 'Unlink all of {platform}',
  codeMake: 'Make a code',
  codeText: 'Write one of these to the bot. The code works once, until {time}.',
  codeIn: 'In {platform}, to {bot}:',
} as const;
