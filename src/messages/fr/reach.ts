import type { reach as en } from '../en/reach.ts';

export const reach: Record<keyof typeof en, string> = {
  title: 'Quand vous écrire',
  lead: 'Nous n’écrivons que lorsque cela vous convient. Ce que vous indiquez ici vaut aussitôt, pour tout ce qui est prévu.',
  saved: 'C’est enregistré et déjà pris en compte.',
  save: 'Enregistrer',

  hoursTitle: 'Vos jours et vos heures',
  zone: 'Votre fuseau horaire',
  zoneHint: 'Une ville suffit, par exemple Nairobi. À cette horloge, il est maintenant : {now}.',
  restDays: 'Jours où nous n’écrivons pas',
  restHint: 'Si vous n’en choisissez aucun, ce sont les jours habituels : {days}.',
  hours: 'Heures auxquelles nous pouvons écrire',
  from: 'De',
  to: 'À',

  awayTitle: 'Vos absences',
  awayText:
    'Pendant votre absence, nous ne vous écrivons pas. Désignez qui vous remplace ; sinon, nous nous adressons à vos autres collègues, si nous en connaissons.',
  awayNow: 'Absence du {first} au {last}.',
  awayStandIn: 'Entre-temps, nous écrivons à {name}.',
  awayEnd: 'Je suis de retour, ou je ne m’absente plus',
  firstDay: 'Premier jour',
  lastDay: 'Dernier jour',
  calendar: 'Jours de votre propre calendrier ({zone}).',
  standIn: 'Qui vous remplace',
  standInNobody: 'Personne en particulier',
  standInNew: 'Un ou une collègue hors de cette liste',
  colleagueName: 'Nom de votre collègue',
  colleagueEmail: 'Adresse électronique de votre collègue',

  channelTitle: 'Comment vous écrire',
  channelText: 'Nous essayons d’abord cette voie, puis une autre si elle échoue.',
  channelAny: 'Sans préférence',
  channelMail: 'Courriel à {email}',

  closedTitle: 'Jours où tous vos services sont fermés',
  closedText: 'Ces jours-là, nous n’écrivons à personne pour {member}.',
  closedNone: 'Aucun n’est à venir.',
  closedBy: 'ajouté par {name}',
  closedByStaff: 'ajouté par le secrétariat',
  closedReason: 'Raison, par exemple une fête',
  closedAdd: 'Ajouter ces jours',
  closedRemove: 'Retirer',
  closedRemoveThese: 'Retirer {days}',
  closedOnly: 'Un point focal ou un CTO peut modifier cette liste.',

  zoneUnknown:
    'Nous ne connaissons pas le fuseau horaire « {zone} ». Indiquez une ville plus grande qui a la même heure.',
  zoneMeant: 'Nous ne connaissons pas le fuseau horaire « {zone} ». S’agit-il de {meant} ?',
  noWorkingDay: 'Laissez au moins un jour où nous pouvons écrire.',
  hoursOrder: 'La fin doit venir après le début.',
  dayUnreadable: 'Indiquez un jour du calendrier, par exemple 2027-03-31.',
  daysOrder: 'Le dernier jour précède le premier. Veuillez les inverser.',
  daysPassed: 'Le dernier jour est déjà passé. Indiquez un jour à venir.',
  daysTooMany:
    '{days, plural, one {# jour au plus à la fois.} many {# jours au plus à la fois.} other {# jours au plus à la fois.}}',
  standInUnknown: 'Cette personne n’est plus dans la liste. Veuillez choisir de nouveau.',
  standInStopped: 'Cette personne a demandé à ne plus recevoir de messages. Désignez-en une autre.',
  standInSelf: 'C’est votre propre adresse. Désignez un ou une collègue.',
  colleagueNameless: 'Indiquez le nom de votre collègue, en 200 caractères au plus.',
  colleagueAddress: 'Indiquez une adresse électronique, par exemple nom@example.org.',
  closedTooMany:
    '{most, plural, one {Il y a déjà # entrée.} many {Il y a déjà # entrées.} other {Il y a déjà # entrées.}} Retirez-en une qui ne sert plus.',
  closedReasonLong:
    '{most, plural, one {# caractère au plus.} many {Veuillez ramener la raison à # caractères.} other {Veuillez ramener la raison à # caractères.}}',
  focalPointsOnly: 'Seul un point focal ou un CTO peut modifier ces jours.',
  channelUnknown: 'Cette voie n’est plus ouverte. Veuillez choisir de nouveau.',
};
