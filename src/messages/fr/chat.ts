/** What the bot says outside of a consultation: joining, leaving, and the page of one's own. */
export const chat = {
  unknown:
    'Je ne sais pas encore pour qui vous répondez. Si vous avez un code, écrivez : rejoindre, suivi du code. Il figure dans notre lettre et sur la page à laquelle elle mène.',
  joinTitle: 'Rejoindre',
  joinText: 'Votre code figure dans notre lettre et sur la page à laquelle elle mène.',
  joinField: 'Code',
  joinSubmit: 'Rejoindre',
  joinCancel: 'Pas maintenant',
  codeNotValid:
    'Ce code n’ouvre rien pour l’instant. Il a peut-être déjà servi ou expiré. Demandez-en un autre sur la page à laquelle mène votre lettre.',
  slowDown:
    'Trop de codes ont été essayés ici. Veuillez réessayer dans {minutes, plural, one {# minute} many {# minutes} other {# minutes}}.',
  joinedNothing:
    'Merci, {name} : votre compte est relié. Aucune consultation ne vous attend pour l’instant. Le moment venu, nous vous écrirons ici.',
  askZone:
    'Les heures vous sont indiquées à l’heure de {zone} (il y est maintenant : {now}), et nous vous écrivons aux heures de travail de là-bas. Est-il une autre heure chez vous ? Écrivez alors « fuseau horaire » suivi de votre ville, de votre pays ou d’un décalage, par exemple : fuseau horaire Nairobi, ou fuseau horaire UTC+3. Si c’est juste, vous n’avez rien à faire.',
  zoneSet:
    'Merci. Les heures vous seront désormais indiquées à l’heure de {zone} : il y est maintenant {now}.',
  joinedStaff: 'Bienvenue, {name}. Écrivez « help » pour voir ce que vous pouvez faire ici.',
  unlinked:
    'Ce compte n’est plus relié. Nous ne vous écrirons plus ici. Pour revenir, utilisez un nouveau code.',
  unlinkedNobody: 'Ce compte n’est relié à personne.',
  seeMessages: 'Je vous ai répondu dans notre conversation privée.',
  notMe: 'Merci de nous l’avoir dit. Nous ne poserons plus la question ici.',
  offerNotValid: 'Cette question n’est plus ouverte.',
  nothingOpen:
    'Aucune consultation ne vous attend pour l’instant. Le moment venu, nous vous écrirons ici.',
  deskTitle: 'Vos consultations',
  deskNothing: 'Aucune consultation ne vous attend pour l’instant.',
  deskOpen: '{answered, number} réponses sur {total, number}. Ouverte jusqu’au {closesAt}.',
  deskSent: 'Envoyée. Vous pouvez la modifier jusqu’au {closesAt}.',
  deskDeclined: 'Déclinée. Vous pouvez encore répondre jusqu’au {closesAt}.',
  deskPaused: 'En pause pour l’instant ; vos réponses sont conservées.',
  deskClosed: 'Close. Merci.',
  deskContinue: 'Continuer',
  deskStart: 'Commencer',
  deskReview: 'Relire les réponses',
  deskJoin: 'Saisir un code',
} as const;
