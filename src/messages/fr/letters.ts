import type { letters as en } from '../en/letters.ts';

export const letters: Record<keyof typeof en, string> = {
  greeting: '{name},',

  invitationSubject: '{meeting} : quels sont les besoins de {member} en matière de normalisation ?',
  invitationLead:
    'L’Union internationale des télécommunications prépare la réunion « {meeting} », au cours de laquelle des dirigeants du secteur privé donnent leur avis sur les priorités de la normalisation. Avant qu’elle ne s’ouvre, nous demandons aux membres des pays en développement, dont {member}, quels sont leurs besoins (Résolution 68 de l’AMNT).',
  why: 'Vos réponses seront inscrites à l’ordre du jour de la réunion. Nous suivrons ensuite chaque besoin jusqu’à son aboutissement et vous en rendrons compte.',

  notStartedSubject: 'Rappel : {member} et la réunion « {meeting} »',
  notStartedLead:
    'Nous avons récemment invité {member} à nous faire part de ses besoins avant la réunion « {meeting} ». Il est encore temps de répondre, et nous serions heureux d’inscrire vos besoins à l’ordre du jour.',

  partialSubject: '{meeting} : vos réponses sont enregistrées et vous attendent',
  partialLead:
    'Nous vous remercions des réponses déjà données au nom de {member} pour la réunion « {meeting} ». Elles sont enregistrées. Dès que vous les aurez envoyées, elles seront prises en compte dans leur ensemble pour l’ordre du jour.',

  deadlineMovedSubject: '{meeting} : le délai de réponse est prolongé',
  deadlineMovedLead:
    'La consultation préalable à la réunion « {meeting} » est prolongée : {member} peut désormais répondre jusqu’au {closing}.',

  freshLinkSubject: '{meeting} : votre nouveau lien',
  freshLinkLead:
    'Voici le nouveau lien demandé avec cette adresse pour la consultation préalable à la réunion « {meeting} ». Si vous n’êtes pas à l’origine de cette demande, veuillez ne pas tenir compte de ce message.',

  handedOverSubject: '{meeting} : {colleague} vous demande de répondre au nom de {member}',
  handedOverLead:
    '{colleague} vous a confié cette réponse. L’Union internationale des télécommunications prépare la réunion « {meeting} » et demande à {member} quels sont ses besoins en matière de normalisation. Les réponses déjà données sont conservées ; vous poursuivez à partir de là.',
  completeSubject: '{meeting} : une dernière étape pour {member}',
  completeLead:
    'Merci : toutes les questions qui demandaient une réponse de {member} pour la réunion « {meeting} » en ont une. Il ne reste plus qu’à l’envoyer, d’une seule pression, pour qu’elle soit prise en compte dans l’ordre du jour.',
  receiptSubject: '{meeting} : nous avons bien reçu la réponse de {member}',
  receiptLead:
    'Nous vous remercions. La réponse de {member} à la consultation préalable à la réunion « {meeting} » nous est parvenue et est conservée dans vos propres termes. Vous ne recevrez plus de rappel.',
  receiptChange: 'Vous pouvez la relire, et la modifier jusqu’au {closing}.',
  outcomeSubject: '{meeting} : la suite donnée aux besoins de {member}',
  outcomeLead:
    'La réunion « {meeting} » a eu lieu. Auparavant, {member} nous avait fait part de ses besoins ; nous vous en remercions. Voici la suite qui leur a été donnée, à côté de vos propres mots.',
  outcomeWrote: '« {words} »',
  outcomeConcluded:
    'Ce besoin est pris en compte dans la conclusion {label} de la réunion : « {title} ».',
  outcomeReflected: 'Ce besoin est pris en compte dans les conclusions de la réunion.',
  outcomeDiscussed: 'La réunion en a débattu, sans adopter de conclusion à ce sujet.',
  outcomeNotRaised: 'Ce besoin n’a pas été évoqué à cette réunion. La raison : {reason}',
  outcomeNext:
    'Les conclusions sont transmises aux groupes concernés et le Bureau en assure le suivi. Si nous vous avons mal compris, merci de nous le dire lorsque nous vous consulterons avant la prochaine réunion.',
  stillOpen:
    '{count, plural, one {# question attend encore une réponse :} many {# de questions attendent encore une réponse :} other {# questions attendent encore une réponse :}}',
  submitLabel: 'Vérifier et envoyer',
  readLabel: 'Relire ma réponse',
  itemTitle: '{meeting} – {member}',
  digestSubject:
    '{count, plural, one {# consultation attend votre réponse} many {# de consultations attendent votre réponse} other {# consultations attendent votre réponse}}',
  digestLead:
    'Pour vous éviter plusieurs messages, voici réuni tout ce que nous vous demandons actuellement.',
  personalEach:
    'Ces liens vous sont personnels et chacun ne s’ouvre qu’une fois. Si vous en avez de nouveau besoin, la page vous en enverra un autre.',

  duration:
    'Dix minutes environ suffisent. Vous pouvez vous interrompre à tout moment : chaque réponse est enregistrée et vous pourrez reprendre plus tard.',
  continueDuration:
    'Vous reprendrez là où vous vous êtes arrêté(e), et chaque réponse est enregistrée au fur et à mesure.',
  deadline:
    '{days, plural, =0 {C’est aujourd’hui le dernier jour : nous vous prions de répondre avant le {closing}.} =1 {Nous vous prions de répondre d’ici à demain, {closing}.} one {Nous vous prions de répondre avant le {closing} : il reste # jour.} many {Nous vous prions de répondre avant le {closing} : il reste # jours.} other {Nous vous prions de répondre avant le {closing} : il reste # jours.}}',
  deadlinePlain: 'Nous vous prions de répondre avant le {closing}.',
  pageLabel: 'Plutôt sur une page web',
  startLabel: 'Commencer',
  continueLabel: 'Continuer',

  personal:
    'Ce lien vous est personnel et ne s’ouvre qu’une fois. Si vous en avez de nouveau besoin, la page vous en enverra un autre.',
  declineOrStop:
    'Si vous préférez ne pas participer, vous pouvez y décliner l’invitation, en donnant une raison si vous le souhaitez, ou mettre fin à ces messages. Dans les deux cas, vous ne recevrez plus de rappel.',
  stopLabel: 'Arrêter les rappels',
  thanks: 'Nous vous remercions et vous prions d’agréer nos salutations distinguées.',
  signature: 'Bureau de la normalisation des télécommunications (TSB)',
  organization: 'Union internationale des télécommunications (UIT)',

  closing: '{date} à {time}, heure locale (Genève : {geneva})',
  closingInGeneva: '{date} à {time} (Genève)',
};
