import type { conversation as en } from '../en/conversation.ts';

export const conversation: Record<keyof typeof en, string> = {
  yes: 'Oui',
  no: 'Non',
  other: 'Autre (veuillez préciser)',
  none: 'Aucune de ces réponses',
  otherWordsLabel: 'Avec vos propres mots',

  progress: 'Question {position, number} sur {total, number}',
  attributionAttributed:
    'Cette réponse pourra être publiée avec le nom de votre pays ou entité : {name}.',
  attributionCountry:
    'Cette réponse pourra être publiée avec le nom de votre pays, sans mention de l’entité ni d’aucune personne.',
  attributionGroup:
    'Cette réponse n’est présentée qu’au sein de groupes, par exemple une région, et seulement si au moins {threshold, plural, one {# membre} other {# membres}} du groupe {threshold, plural, one {a répondu} other {ont répondu}}.',
  attributionNone:
    'Cette réponse n’est présentée que comme celle d’« un membre », sans pays ni groupe.',

  hintOne: 'Choisissez une réponse, ou écrivez son numéro ou son nom.',
  hintSeveral:
    'Choisissez {max, plural, one {une réponse} other {jusqu’à # réponses}}, ou écrivez les numéros ou les noms séparés par des virgules : 1, 3.',
  hintSeveralSteps:
    'Choisissez {max, plural, one {une réponse} other {jusqu’à # réponses}}, l’une après l’autre, puis « Terminé » ; ou écrivez les numéros en un seul message : 1, 3.',
  hintRanking:
    'Commencez par ce qui compte le plus pour vous, {max, plural, one {un seul choix} other {jusqu’à # choix}}. Vous pouvez tout écrire en un seul message : 3, 1, 2.',
  hintRankingNext:
    'Que placez-vous au rang {place, number} ? Vous pouvez classer jusqu’à {max, number} choix, ou vous arrêter ici avec « Terminé ».',
  hintMatrix: 'Choisissez une réponse pour chaque ligne.',
  hintMatrixRow:
    'Choisissez une réponse pour cette ligne. Vous pouvez aussi écrire cette ligne et les suivantes ensemble : 2, 1, 3.',
  hintYesNo: 'Répondez « {yes} » ou « {no} ».',
  hintRating: 'Écrivez un nombre de {min} à {max}.',
  hintNumber: 'Écrivez un nombre.',
  hintDate: 'Écrivez une date, par exemple 31/03/2027 ou 31 mars 2027.',
  hintEmail: 'Écrivez une adresse électronique.',
  hintText: 'Écrivez votre réponse.',
  hintLongText: 'Écrivez avec vos propres mots, dans la langue de votre choix.',
  hintOtherWords: 'Veuillez préciser en quelques mots.',

  actionStart: 'Commencer',
  actionBack: 'Retour',
  actionSkip: 'Passer pour l’instant',
  actionKeep: 'Garder et continuer',
  actionReview: 'Relire les réponses',
  actionSubmit: 'Envoyer la réponse',
  actionLanguage: 'Langue',
  actionDecline: 'Décliner',
  actionStop: 'Arrêter les rappels',
  actionSnooze: 'Me le rappeler plus tard',
  actionHandover: 'Passer la main',
  actionHelp: 'Aide',
  actionMore: 'Autres choix',
  actionDone: 'Terminé',
  actionChange: 'Modifier',
  actionChangeOne: 'Modifier une réponse',
  actionSave: 'Enregistrer',
  actionSection: 'Toute la section',
  actionCancel: 'Annuler',
  actionAnswerAfterAll: 'Répondre finalement',
  actionDeclineWithout: 'Décliner sans motif',
  actionHandoverYes: 'Oui, inviter',
  actionDeclineNot: 'Revenir aux questions',

  welcome:
    'Merci de répondre au nom de {member}. Il y a {total, plural, one {# question} other {# questions}}. Chaque réponse est aussitôt enregistrée ; vous pouvez vous interrompre et revenir à tout moment jusqu’au {closesAt}.',
  welcomeHelp: 'Écrivez « aide » à tout moment pour voir ce que vous pouvez faire.',
  welcomeBack:
    'Heureux de vous retrouver. {answered, plural, one {# question sur} other {# questions sur}} {total, number} {answered, plural, one {a reçu} other {ont reçu}} une réponse au nom de {member}. Nous reprenons là ; vous pouvez répondre jusqu’au {closesAt}.',
  languageWhich: 'Dans quelle langue souhaitez-vous continuer ?',

  reviewTitle: 'Vos réponses',
  reviewReady: 'Tout le nécessaire est là. Veuillez relire vos réponses, puis les envoyer.',
  reviewMissing:
    '{count, plural, one {Une question requise reste ouverte} other {# questions requises restent ouvertes}} avant de pouvoir envoyer la réponse.',
  reviewSent:
    'Votre réponse a été envoyée. Vous pouvez encore tout modifier ; chaque changement est aussitôt enregistré.',
  reviewChange:
    'Pour modifier une réponse, écrivez « modifier » et son numéro, par exemple « modifier 3 ».',

  finishedTitle: 'Merci, votre réponse a été envoyée',
  finishedThanks: 'Vos réponses contribuent à l’ordre du jour de la réunion.',
  finishedMissing:
    'Votre dernier changement a ouvert {count, plural, one {une autre question requise} other {# autres questions requises}}, à retrouver en relisant vos réponses.',
  finishedUntil:
    'Vous pouvez modifier vos réponses jusqu’au {closesAt}. Il n’est pas nécessaire de les renvoyer.',
  finishedLate:
    'Vous pouvez encore modifier vos réponses pendant quelque temps. Il n’est pas nécessaire de les renvoyer.',
  editSaved: 'Votre changement est enregistré. La réponse demeure envoyée.',
  late: 'La date de clôture est passée, mais votre réponse est volontiers acceptée ; elle porte la mention « tardive ».',

  notYetOpen: 'Cette consultation n’est pas encore ouverte. Nous vous écrirons dès son ouverture.',
  paused:
    'Cette consultation est suspendue pour le moment. Vos réponses sont conservées et nous vous préviendrons de la reprise.',
  closed: 'Cette consultation a pris fin le {closesAt} ; plus rien ne peut y être enregistré.',
  closedSent: 'Votre réponse a bien été reçue. Merci.',
  closedKept: 'Les réponses que vous avez données sont conservées. Merci.',
  closedThanks: 'Merci de votre intérêt.',

  declineTitle: 'Décliner cette consultation ?',
  declineReason:
    'Si vous le souhaitez, dites-nous pourquoi en quelques mots. Cela nous aide à mieux consulter, mais aucun motif n’est nécessaire.',
  declinedTitle: 'Vous avez décliné cette consultation',
  declined:
    'Merci de nous l’avoir dit. Il n’y aura plus de rappels. Si vous changez d’avis, vous pouvez répondre jusqu’au {closesAt}.',
  declineTakenBack: 'La consultation avait été déclinée ; votre réponse annule ce choix.',
  declineSent:
    'Votre réponse a déjà été envoyée ; il n’y a donc rien à décliner. Vous pouvez en revanche modifier toute réponse.',
  stopped:
    'Vous ne recevrez plus de rappels pour cette consultation. Vous pouvez toujours répondre jusqu’au {closesAt}. Pour ne plus recevoir de messages sur aucune consultation, écrivez « stop tout ».',
  stoppedAll:
    'Vous ne recevrez plus de messages sur aucune consultation. Vous pouvez toujours répondre à celle-ci jusqu’au {closesAt}.',

  snoozed:
    'Vous ne recevrez aucun rappel avant le {day}. Vous pouvez répondre à tout moment jusqu’au {closesAt}.',
  snoozedLatest:
    'La consultation se termine le {closesAt}\u00a0: un rappel peut donc attendre au plus tard jusqu’au {day}. Vous n’en recevrez aucun avant cette date.',
  snoozeNone: 'Aucun rappel ne vous sera plus adressé ici\u00a0: il n’y a donc rien à reporter.',
  snoozeClosing:
    'La consultation se termine le {closesAt}\u00a0: il n’y a donc pas de jour plus tardif pour un rappel.',
  snoozeUnclear:
    'Voulez-vous dire le {first} ou le {second}\u00a0? Veuillez écrire « plus tard {firstIso} » ou « plus tard {secondIso} ».',
  snoozeWhich:
    'Veuillez écrire « plus tard » et un nombre de jours ou une date, par exemple « plus tard 3 » ou « plus tard 20/03/2027 ».',
  handoverTitle: 'Passer la main à un collègue',
  handoverWho:
    'Qui répondra pour {member}\u00a0? Veuillez écrire le nom et l’adresse électronique dans un même message, par exemple\u00a0: Amina Said, amina@example.org.',
  handoverAddress: 'Merci. À quelle adresse électronique pouvons-nous joindre {name}\u00a0?',
  handoverName: 'Merci. Quel est le nom de la personne à l’adresse {email}\u00a0?',
  handoverConfirm:
    'Voulez-vous que nous invitions {name} ({email}) à répondre pour {member}\u00a0? L’invitation part aussitôt. Votre collègue verra les réponses déjà données et pourra continuer à partir de là.',
  handedOver:
    '{name} recevra une invitation à l’adresse {email}. Désormais, les rappels iront à votre collègue. Vous pouvez encore répondre ici vous-même jusqu’au {closesAt}.',
  handoverSent:
    'Votre réponse a déjà été envoyée\u00a0: il n’y a donc plus rien à transmettre. Vous pouvez encore modifier vos réponses.',
  handoverDeclined:
    'Cette consultation a été déclinée. Il suffit de répondre à une question pour revenir sur cette décision\u00a0; vous pourrez ensuite passer la main.',
  handoverLate:
    'L’échéance est passée\u00a0: nous ne pouvons plus inviter personne d’autre. Vous pouvez encore répondre ici vous-même pendant quelque temps.',

  overtaken:
    'Vous avez écrit ceci avant notre dernier message. Merci de répondre à la question ci-dessous.',
  stale:
    'Ce bouton ou cette réponse se rapportait à un message antérieur. Voici où nous en sommes.',
  notAsked:
    'Cette question n’est plus posée ; cette réponse n’a donc pas été enregistrée. Voici où nous en sommes.',
  earlierChanged: 'Enregistré pour la question antérieure « {title} » : {answer}',
  colleagueAnswered:
    'Entre-temps, un collègue avait répondu à cette question : « {answer} ». Votre réponse fait désormais foi ; la précédente reste dans l’historique.',
  isFirst: 'C’est la première question.',
  nothingToSkip: 'Il n’y a rien à passer ici.',
  skippedRequired:
    'Laissée ouverte pour l’instant. Cette question est requise pour envoyer la réponse ; nous y reviendrons.',
  changeWhich:
    'Veuillez écrire « modifier » et un numéro de 1 à {total, number}, comme indiqué dans vos réponses.',
  submitMissing:
    'Nous y sommes presque : {count, plural, one {une question requise reste ouverte} other {# questions requises restent ouvertes}}. Voici la première.',
  submitEmpty: 'Aucune réponse n’a encore été donnée. Voici la première question.',

  helpTitle: 'Ce que vous pouvez écrire',
  helpAnswer: 'Votre réponse : par un numéro, par un nom ou avec vos propres mots.',
  helpMove:
    '« retour » et « passer » pour vous déplacer ; « reprendre » pour continuer où vous en étiez.',
  helpChange: '« modifier 3 » pour modifier la réponse à la question 3.',
  helpReview: '« relire » pour voir toutes les réponses, « envoyer » pour les transmettre.',
  helpLanguage: '« langue English » pour changer de langue.',
  helpLater:
    '« plus tard 3 » pour un rappel dans trois jours, « déléguer » pour qu’un collègue réponde.',
  helpLeave:
    '« décliner » si vous ne souhaitez pas répondre, « stop » pour ne plus recevoir de rappels.',
  helpQuote: 'Pour donner l’un de ces mots comme réponse, mettez-le entre guillemets.',
  helpUntil: 'Vous pouvez répondre jusqu’au {closesAt}.',

  'problem.required':
    'Une réponse à cette question est requise pour pouvoir envoyer la réponse complète.',
  'problem.choice':
    'Je n’ai pas pu rapprocher « {words} » de l’un des choix. Veuillez écrire son numéro ou son nom.',
  'problem.choice-or-other':
    'Je n’ai pas pu rapprocher « {words} » de l’un des choix. Veuillez écrire un numéro ou un nom, ou « {other} : » suivi de vos propres mots.',
  'problem.unclear':
    '« {words} » peut désigner plusieurs choix : {candidates}. Lequel souhaitez-vous ?',
  'problem.not-offered': 'Ce choix n’est pas proposé ici. Veuillez choisir dans la liste.',
  'problem.only-one': 'Veuillez choisir une seule réponse.',
  'problem.exclusive':
    '« {choice} » se choisit seul. Veuillez le choisir sans autre réponse, ou l’omettre.',
  'problem.too-few': 'Veuillez choisir au moins {min, plural, one {# réponse} other {# réponses}}.',
  'problem.too-many':
    'Veuillez choisir au plus {max, plural, one {# réponse} other {# réponses}} ; vous en avez choisi {count, number}.',
  'problem.other-words': 'Veuillez préciser en quelques mots ce que vous entendez par « autre ».',
  'problem.same-place':
    'Deux choix occupent le même rang. Veuillez donner à chacun un rang différent.',
  'problem.already-ranked':
    'Ce choix a déjà son rang. Veuillez en prendre un autre, ou « Terminé ».',
  'problem.row-missing': 'Veuillez choisir une réponse pour la ligne « {row} ».',
  'problem.too-many-rows':
    'Il ne reste que {count, plural, one {# ligne} other {# lignes}}. Veuillez écrire un choix par ligne.',
  'problem.yes-no': 'Veuillez répondre « {yes} » ou « {no} ».',
  'problem.rating': 'Veuillez écrire un nombre de {min, number} à {max, number}.',
  'problem.number': 'Veuillez écrire un nombre en chiffres, par exemple 1200.',
  'problem.number-unclear':
    'Voulez-vous dire {first} ou {second} ? Veuillez écrire {firstPlain} ou {secondPlain}.',
  'problem.at-least': 'Veuillez écrire un nombre d’au moins {min, number}.',
  'problem.at-most': 'Veuillez écrire un nombre d’au plus {max, number}.',
  'problem.between': 'Veuillez écrire un nombre de {min, number} à {max, number}.',
  'problem.date': 'Veuillez écrire une date qui existe, par exemple 31/03/2027 ou 31 mars 2027.',
  'problem.date-unclear':
    'Voulez-vous dire le {first} ou le {second} ? Veuillez écrire {firstIso} ou {secondIso}.',
  'problem.date-at-least': 'Veuillez écrire une date qui ne précède pas le {min}.',
  'problem.date-at-most': 'Veuillez écrire une date qui ne dépasse pas le {max}.',
  'problem.date-between': 'Veuillez écrire une date du {min} au {max}.',
  'problem.words': 'Veuillez répondre avec des mots.',
  'problem.too-short':
    'Veuillez en écrire un peu plus : au moins {min, plural, one {# caractère} other {# caractères}}.',
  'problem.too-long':
    'Veuillez abréger à {max, plural, one {# caractère} other {# caractères}} ; il y en a {length, number} actuellement.',
  'problem.email':
    'Veuillez écrire une adresse électronique complète, par exemple nom@exemple.org.',
  'problem.colleague':
    'Veuillez écrire le nom de votre collègue et une adresse électronique, par exemple\u00a0: Amina Said, amina@example.org.',
  'problem.own-address': 'C’est votre propre adresse. Veuillez écrire celle de votre collègue.',
  'problem.not-valid':
    'Cette réponse ne correspond pas à la question. Veuillez la vérifier et l’écrire à nouveau.',
  'problem.review':
    'Pour modifier une réponse, écrivez son numéro. Pour tout envoyer, écrivez « envoyer ».',
};
