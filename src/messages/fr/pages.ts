import type { pages as en } from '../en/pages.ts';

export const pages: Record<keyof typeof en, string> = {
  service: 'Parley',
  owner: 'Consultation des membres de l’UIT-T',
  skipToContent: 'Aller au contenu principal',
  language: 'Langue',

  welcomeTitle: 'Votre avis, avant la réunion',
  welcomeGreeting: 'Bonjour {name},',
  welcomeAsk:
    'Nous consultons les membres des pays en développement avant cette réunion. Ce que vous nous direz entrera dans son ordre du jour.',
  welcomeFor: 'Vous répondez pour',
  welcomeMeeting: 'Réunion',
  welcomeUntil: 'Ouvert jusqu’au',
  welcomeTime: 'Temps nécessaire',
  welcomeMinutes:
    '{minutes, plural, one {environ # minute} many {environ # minutes} other {environ # minutes}}',
  welcomeSaved:
    'Chaque réponse est enregistrée au fur et à mesure. Vous pouvez vous interrompre à tout moment et reprendre sur cet appareil.',
  welcomeColleagues:
    'Les collègues invités pour le même membre partagent avec vous une seule et même réponse.',
  begin: 'Commencer',

  progressLabel: 'Progression',
  saveAndContinue: 'Enregistrer et continuer',
  optional: 'Facultatif',
  chooseUpTo:
    '{max, plural, one {Choisissez une réponse.} many {Choisissez jusqu’à # réponses.} other {Choisissez jusqu’à # réponses.}}',
  chooseAny: 'Choisissez tout ce qui convient.',
  pleaseChoose: 'Veuillez choisir',
  rankHint:
    '{max, plural, one {Indiquez ce qui compte le plus pour vous.} many {Classez jusqu’à # éléments, en commençant par ce qui compte le plus pour vous. Vous pouvez laisser les derniers vides.} other {Classez jusqu’à # éléments, en commençant par ce qui compte le plus pour vous. Vous pouvez laisser les derniers vides.}}',
  rankPlace: '{place, selectordinal, one {#er choix} other {#e choix}}',
  noChoice: 'Aucun choix',
  charactersMax:
    '{max, plural, one {# caractère au plus.} many {# caractères au plus.} other {# caractères au plus.}}',
  attribution: 'Comment cette réponse sera présentée',

  problemTitle: 'Un point à revoir avant de continuer',
  problemPrefix: 'À vérifier : ',
  staleTitle: 'Cette page n’était plus à jour',
  staleText:
    'La page envoyée était plus ancienne que votre réponse. Les réponses enregistrées n’ont pas changé ; voici où vous en êtes.',
  closedTitle: 'Cette réponse n’a pas été enregistrée',
  closedText: 'La consultation est close. Ce que vous aviez enregistré auparavant est conservé.',

  navigation: 'Votre réponse',
  reviewAll: 'Revoir toutes les réponses',
  printable: 'Page à imprimer',
  help: 'Aide',
  snoozeLink: 'Me le rappeler plus tard',
  handoverLink: 'Passer la main à un collègue',
  declineLink: 'Ne pas répondre',
  stopLink: 'Arrêter les rappels',
  leave: 'Ce n’est pas mon appareil',
  openUntil: 'Ouvert jusqu’au {when}',
  otherConversations: 'Vos autres consultations',

  itemNumber: '{number, number}.',
  notAnswered: 'Pas encore de réponse',
  missing: 'Nécessaire avant l’envoi',
  changeAnswer: 'Modifier',
  changeAnswerTo: 'Modifier votre réponse à la question {number, number}',
  answerNow: 'Répondre',
  answerNowTo: 'Répondre à la question {number, number}',
  backToQuestions: 'Revenir aux questions',
  editUntil: 'Vous pouvez modifier vos réponses jusqu’au {when}.',
  noMoreEdits: 'La consultation est close ; les réponses ne peuvent plus être modifiées.',

  printTitle: 'Réponses de {member}',
  printHint:
    'Utilisez la commande d’impression de votre navigateur pour imprimer cette page ou la conserver dans un fichier.',

  declineTitle: 'Ne pas répondre',
  declineText:
    'Vous n’êtes pas tenu de répondre. Si vous y renoncez, nous ne vous enverrons plus de rappel pour cette consultation. Vous pouvez changer d’avis jusqu’au {when}.',
  declineReason: 'Votre raison, si vous souhaitez l’indiquer',
  declineHint:
    'Elle aide le secrétariat à mieux préparer la suite. Elle n’est pas publiée avec votre nom.',
  declineConfirm: 'Confirmer que je ne réponds pas',
  declineHandover: 'Un collègue pourrait-il répondre à votre place\u00a0?',
  goBack: 'Retour',

  snoozeTitle: 'Me le rappeler plus tard',
  snoozeText:
    'Vous ne recevrez aucun rappel avant le jour que vous choisissez. Vous pouvez répondre à tout moment jusqu’au {when}.',
  snoozeTomorrow: 'Demain',
  snoozeDays: '{days, plural, one {Dans # jour} other {Dans # jours}}',
  snoozeDay: 'Ou un jour de votre choix',
  snoozeConfirm: 'Me le rappeler ce jour-là',
  snoozeMalformed: 'Saisissez un jour, par exemple 20/03/2027.',
  snoozedTitle: 'Nous attendrons',
  snoozedText:
    'Vous ne recevrez aucun rappel avant le {day}. Vous pouvez répondre à tout moment jusqu’au {when}.',
  snoozeNoneTitle: 'Il n’y a rien à reporter',
  snoozeNoneText:
    'Aucun rappel ne peut venir plus tard\u00a0: la consultation est ouverte jusqu’au {when}.',

  handoverTitle: 'Passer la main à un collègue',
  handoverText:
    'Votre collègue recevra une invitation par courriel, verra les réponses déjà données et pourra continuer à partir de là. Vous pouvez encore répondre vous-même jusqu’au {when}.',
  handoverName: 'Nom de votre collègue',
  handoverEmail: 'Adresse de courriel de votre collègue',
  handoverHint: 'Rien n’est encore envoyé\u00a0: nous vous demanderons d’abord si tout est exact.',
  handoverContinue: 'Continuer',
  handedOverTitle: 'Votre collègue est invité à répondre',
  handedOverText:
    '{name} recevra une invitation par courriel. Désormais, les rappels lui seront adressés. Vous pouvez encore répondre vous-même jusqu’au {when}.',

  stopTitle: 'Arrêter les rappels',
  stopText:
    'Vous pouvez toujours répondre jusqu’au {when}. Nous cesserons simplement de vous écrire.',
  stopRound: 'Arrêter pour cette consultation',
  stopAll: 'Arrêter pour toutes les consultations',
  stoppedTitle: 'Plus de rappels',
  stoppedText: 'Nous ne vous écrirons plus. Vous pouvez toujours répondre jusqu’au {when}.',

  helpTitle: 'Aide',
  helpSaving:
    'Chaque réponse est enregistrée lorsque vous appuyez sur « {button} ». Si la connexion est coupée, appuyez de nouveau : rien n’est enregistré deux fois.',
  helpReturn:
    'Pour revenir, ouvrez de nouveau le lien de votre lettre sur cet appareil, ou demandez un nouveau lien par courriel.',
  helpSkip:
    'Une question qui ne vous concerne pas peut rester sans réponse. Seules quelques-unes sont obligatoires.',
  helpChange: 'Toutes les réponses peuvent être relues et modifiées jusqu’au {when}.',
  helpWords:
    'Écrivez dans la langue qui vous convient le mieux. Vos mots sont conservés tels que vous les avez écrits.',
  helpShown:
    'Sous chaque question, vous voyez à qui la réponse sera montrée : avec votre nom, avec votre pays, au sein d’un groupe, ou sans aucune de ces indications.',
  helpLater:
    'Si ce n’est pas le moment, ou si un collègue est mieux placé, utilisez « {later} » ou « {handover} » au bas de la page.',
  helpContact: 'Pour toute autre question, veuillez répondre à la lettre qui vous a invité.',

  leaveTitle: 'Quitter cet appareil',
  leaveText:
    'Vos réponses restent enregistrées. Cet appareil vous oubliera ; pour revenir, ouvrez un nouveau lien reçu par courriel.',
  leaveConfirm: 'M’oublier sur cet appareil',
  leftTitle: 'Cet appareil vous a oublié',
  leftText: 'Vos réponses enregistrées sont en sécurité. Vous pouvez fermer cette page.',

  linkTitle: 'Ce lien n’ouvre aucune consultation',
  linkText:
    'Il a peut-être déjà été utilisé, sur cet appareil ou sur un autre, ou son délai est passé. Nous pouvons vous en envoyer un nouveau.',
  linkAsk: 'Votre adresse de courriel',
  linkHint: 'L’adresse à laquelle vous avez reçu notre lettre.',
  linkSend: 'M’envoyer un nouveau lien',
  linkCookies:
    'Si vous venez de l’ouvrir depuis votre lettre, veuillez vérifier que votre navigateur accepte les cookies.',
  linkMalformed: 'Saisissez une adresse de courriel, par exemple nom@exemple.org.',
  sentTitle: 'Veuillez consulter votre messagerie',
  sentText:
    'Si cette adresse est celle d’un contact de cette consultation, un nouveau lien est en route. Cela peut prendre quelques minutes.',

  notFoundTitle: 'Il n’y a pas de page ici',
  notFoundText: 'Veuillez vérifier l’adresse, ou ouvrir de nouveau le lien de votre lettre.',
  methodTitle: 'Cette page ne s’utilise pas ainsi',
  methodText: 'Veuillez revenir en arrière et utiliser les boutons de la page.',
  tooLargeTitle: 'Ce texte est trop long',
  tooLargeText:
    'Veuillez revenir en arrière et le raccourcir. Vos autres réponses sont enregistrées.',
  typeTitle: 'Nous n’avons pas pu lire ce qui a été envoyé',
  typeText:
    'Veuillez revenir en arrière et utiliser les boutons de la page. Vos réponses enregistrées n’ont pas changé.',
  badTitle: 'Nous n’avons pas pu lire ce qui a été envoyé',
  badText: 'Veuillez revenir en arrière et réessayer. Vos réponses enregistrées n’ont pas changé.',
  originTitle: 'Cet envoi venait d’un autre site',
  originText:
    'Pour protéger vos réponses, veuillez rouvrir la page et les envoyer depuis celle-ci.',
  tooManyTitle: 'Trop de tentatives',
  tooManyText: 'Veuillez patienter un peu avant de réessayer.',
  busyTitle: 'Beaucoup de réponses arrivent en même temps',
  busyText:
    'Celle-ci n’a pas pu être enregistrée pour l’instant. Veuillez revenir en arrière et appuyer de nouveau sur le bouton.',
  faultTitle: 'Un problème est survenu de notre côté',
  faultText:
    'Nous vous prions de nous excuser. Vos réponses enregistrées sont en sécurité. Veuillez réessayer dans quelques minutes. Si cela se reproduit, indiquez-nous ce numéro : {reference}',
};
