import type { linking as en } from '../en/linking.ts';

export const linking: Record<keyof typeof en, string> = {
  accountsTitle: 'Répondre dans une messagerie',
  accountsText:
    'Si vous utilisez l’une de ces messageries, vous pouvez aussi y répondre à nos questions. Vos réponses sont les mêmes partout.',
  accountsLinked: 'Comptes reliés à vous :',
  accountSince: '{platform}, depuis le {day}',
  accountEnd: 'Retirer',
  accountEndThis: 'Retirer {platform}, depuis le {day}',

  codeMake: 'Utiliser {platform}',
  codeTitle: 'Votre code pour {platform}',
  codeHow: 'Ouvrez {platform}, cherchez {bot} et écrivez :',
  codeUntil: 'Le code sert une seule fois, jusqu’à {time}. Gardez-le pour vous, s’il vous plaît.',

  landing:
    'Vous préférez répondre dans {platform} ? Écrivez-y ceci à {bot}, puis collez à la suite le lien de votre courriel. Le lien ne servira plus ensuite.',

  offerTitle: 'Une question pour vous',
  offerAsk:
    'Le secrétariat de l’UIT (TSB) voudrait vous demander ici ce dont {member} a besoin pour cette réunion : {meeting}.',
  offerAre: 'Êtes-vous {name} ?',
  offerNext: 'Si vous répondez non, nous ne vous le demanderons plus ici.',
  offerYes: 'Oui, c’est moi',
  offerNo: 'Non, ce n’est pas moi',
};
