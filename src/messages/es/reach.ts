import type { reach as en } from '../en/reach.ts';

export const reach: Record<keyof typeof en, string> = {
  title: 'Cuándo escribirle',
  lead: 'Solo escribimos cuando le viene bien. Lo que indique aquí vale de inmediato para todo lo previsto.',
  saved: 'Guardado. Vale desde este momento.',
  save: 'Guardar',

  hoursTitle: 'Sus días y horas',
  zone: 'Su zona horaria',
  zoneHint: 'Basta una ciudad, como Nairobi. Según este reloj, ahora es: {now}.',
  restDays: 'Días en que no escribimos',
  restHint: 'Si no elige ninguno, valen los habituales: {days}.',
  hours: 'Horas a las que podemos escribir',
  from: 'Desde',
  to: 'Hasta',

  awayTitle: 'Cuando no esté',
  awayText:
    'Mientras no esté, no le escribimos. Indique quién le sustituye; si no, nos dirigimos a sus demás colegas, si conocemos a alguno.',
  awayNow: 'Ausencia del {first} al {last}.',
  awayStandIn: 'Entretanto escribimos a {name}.',
  awayEnd: 'He vuelto, o ya no me ausento',
  firstDay: 'Primer día',
  lastDay: 'Último día',
  calendar: 'Días de su propio calendario ({zone}).',
  standIn: 'Quién le sustituye',
  standInNobody: 'Nadie en particular',
  standInNew: 'Alguien que no está en esta lista',
  colleagueName: 'Nombre de esa persona',
  colleagueEmail: 'Correo electrónico de esa persona',

  channelTitle: 'Cómo escribirle',
  channelText: 'Probamos primero esta vía y, si falla, otra.',
  channelAny: 'Sin preferencia',
  channelMail: 'Correo electrónico a {email}',

  closedTitle: 'Días en que todos sus servicios cierran',
  closedText: 'En estos días no escribimos a nadie de {member}.',
  closedNone: 'No hay ninguno por venir.',
  closedBy: 'lo indicó {name}',
  closedByStaff: 'lo indicó la secretaría',
  closedReason: 'Motivo, por ejemplo un día festivo',
  closedAdd: 'Añadir estos días',
  closedRemove: 'Quitar',
  closedRemoveThese: 'Quitar {days}',
  closedOnly: 'Un punto focal o un CTO puede cambiar esta lista.',

  zoneUnknown:
    'No conocemos la zona horaria «{zone}». Indique una ciudad mayor que tenga la misma hora.',
  zoneMeant: 'No conocemos la zona horaria «{zone}». ¿Quiso decir {meant}?',
  noWorkingDay: 'Deje al menos un día en que podamos escribir.',
  hoursOrder: 'El final debe ser posterior al comienzo.',
  dayUnreadable: 'Indique un día del calendario, como 2027-03-31.',
  daysOrder: 'El último día es anterior al primero. Inviértalos, por favor.',
  daysPassed: 'El último día ya ha pasado. Indique uno por venir.',
  daysTooMany:
    '{days, plural, one {Como máximo # día a la vez.} many {Como máximo # días a la vez.} other {Como máximo # días a la vez.}}',
  standInUnknown: 'Esta persona ya no está en la lista. Elija de nuevo, por favor.',
  standInStopped: 'Esta persona pidió que no se le escriba. Indique otra, por favor.',
  standInSelf: 'Es su propia dirección. Indique la de otra persona.',
  colleagueNameless: 'Indique el nombre de esa persona, en un máximo de 200 caracteres.',
  colleagueAddress: 'Escriba una dirección de correo, como nombre@example.org.',
  closedTooMany:
    '{most, plural, one {Ya hay # entrada.} many {Ya hay # entradas.} other {Ya hay # entradas.}} Quite una que no haga falta.',
  closedReasonLong:
    '{most, plural, one {Como máximo # carácter.} many {Acorte el motivo a # caracteres, por favor.} other {Acorte el motivo a # caracteres, por favor.}}',
  focalPointsOnly: 'Solo un punto focal o un CTO puede cambiar estos días.',
  channelUnknown: 'Esta vía ya no está abierta. Elija de nuevo, por favor.',
};
