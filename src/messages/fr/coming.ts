import type { coming as en } from '../en/coming.ts';

export const coming: Record<keyof typeof en, string> = {
  askSubject: '{meeting} : {member} y participera-t-il ?',
  askLead:
    '{member} est invité à la réunion « {meeting} » ({days}, {place}). Merci de nous dire s’il y participera, afin que nous puissions préparer la salle et les connexions.',
  askHow:
    'Vous pouvez venir en personne ou participer à distance. En cas d’empêchement, un suppléant habilité à occuper le siège peut venir à votre place.',
  askUntil:
    'Votre dernière réponse fait foi, et vous pouvez la modifier jusqu’à la fin de la réunion.',
  hereSubject: '{meeting} : êtes-vous présent ?',
  hereLead:
    'La réunion « {meeting} » a lieu en ce moment ({days}, {place}), et la participation de {member} nous a été annoncée. Merci de nous signaler votre présence, afin qu’elle figure au registre de la réunion.',
  hereElse: 'Si vous ne pouvez finalement pas participer, merci de nous le dire par le même lien.',
  linkLabel: 'Répondre',
  linkPersonal:
    'Ce lien vous est personnel. Il s’ouvre jusqu’à la fin de la réunion, aussi souvent que nécessaire.',

  inPerson: 'Je viens en personne',
  remote: 'Je participe à distance',
  alternate: 'Un suppléant vient',
  nobody: 'Personne ne vient',
  hereInPerson: 'Je suis dans la salle',
  hereRemote: 'Je suis connecté à distance',

  lead: 'Vous répondez au nom de {member}.',
  when: 'Dates',
  where: 'Lieu',
  said: 'Réponse actuelle',
  came: 'Au registre',
  saidNothing: 'Aucune pour le moment',
  saidInPerson: 'participe en personne',
  saidRemote: 'participe à distance',
  saidAlternateInPerson: '{name} vient en personne, comme suppléant',
  saidAlternateRemote: '{name} participe à distance, comme suppléant',
  saidNobody: 'personne ne vient',
  cameInPerson: 'présent en personne',
  cameRemote: 'présent à distance',
  cameAbsent: 'absent',
  question: 'Participerez-vous ?',
  alternateWho: 'Qui vient comme suppléant',
  alternateChoose: 'Choisir',
  alternateInPerson: '{name}, en personne',
  alternateRemote: '{name}, à distance',
  alternateNone:
    'Une autre personne ne peut occuper ce siège que si elle y est habilitée. Veuillez d’abord écrire au TSB, en joignant la lettre qui l’habilite.',
  save: 'Enregistrer',
  saved: 'C’est enregistré. Merci de nous l’avoir dit.',
  until: 'Vous pouvez modifier cette réponse jusqu’à la fin de la journée du {day}.',
  hereTitle: 'Êtes-vous présent ?',
  hereText: 'La réunion a lieu. Une seule pression, et votre présence figure au registre.',
  hereSaved: 'Merci. Votre présence figure au registre.',
  over: 'La réunion est terminée, et plus rien ne peut être modifié ici. En cas d’erreur, veuillez écrire au TSB.',

  notYours:
    'Vous ne pouvez pas répondre au nom de {member} : seules peuvent le faire les personnes habilitées pendant les jours de la réunion. En cas d’erreur, veuillez écrire au TSB.',
  noAuthority:
    'Vous n’êtes pas habilité à occuper le siège de {member} à la date du {day}. Demandez au titulaire de vous faire habiliter, ou adressez-vous au TSB, qui peut vous inscrire comme invité.',
  alternateGone:
    'La personne que vous avez choisie n’est pas habilitée à occuper le siège à la date du {day}. Veuillez en choisir une autre, ou écrire au TSB.',
  chooseFirst: 'Choisissez l’une des réponses.',
  chooseAlternate: 'Choisissez qui vient comme suppléant.',
  notYet:
    'La réunion s’ouvre le {day}. Vous pourrez signaler votre présence à partir de cette date.',
  goneTitle: 'Ce lien n’ouvre rien pour le moment',
  goneText:
    'Il est peut-être incomplet, ou la réunion est terminée depuis un certain temps. Veuillez rouvrir le lien de notre message le plus récent, ou écrire au TSB.',

  chatSaved:
    'Merci. C’est noté pour {member} et la réunion « {meeting} » : {said}. Vous pouvez le modifier jusqu’à la fin de la réunion.',
  chatAlternate: 'Qui vient à la réunion « {meeting} » comme suppléant de {member} ?',
  chatGone: 'Cette question n’est plus ouverte.',
};
