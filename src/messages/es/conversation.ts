import type { conversation as en } from '../en/conversation.ts';

export const conversation: Record<keyof typeof en, string> = {
  yes: 'Sí',
  no: 'No',
  other: 'Otra respuesta (sírvase precisar)',
  none: 'Ninguna de las anteriores',
  otherWordsLabel: 'Con sus propias palabras',

  progress: 'Pregunta {position, number} de {total, number}',
  attributionAttributed:
    'Esta respuesta podrá publicarse con el nombre de su país o entidad: {name}.',
  attributionCountry:
    'Esta respuesta podrá publicarse con el nombre de su país, sin mencionar a la entidad ni a ninguna persona.',
  attributionGroup:
    'Esta respuesta solo se muestra dentro de grupos, por ejemplo una región, y únicamente si {threshold, plural, one {ha respondido al menos # miembro} other {han respondido al menos # miembros}} del grupo.',
  attributionNone: 'Esta respuesta solo se muestra como la de «un miembro», sin país ni grupo.',

  hintOne: 'Elija una opción, o escriba su número o su nombre.',
  hintSeveral:
    'Elija {max, plural, one {una opción} other {hasta # opciones}}, o escriba los números o los nombres separados por comas: 1, 3.',
  hintSeveralSteps:
    'Elija {max, plural, one {una opción} other {hasta # opciones}}, una tras otra, y después «Listo»; o escriba los números en un solo mensaje: 1, 3.',
  hintRanking:
    'Comience por lo que más le importa, {max, plural, one {una sola opción} other {hasta # opciones}}. Puede escribirlo todo en un solo mensaje: 3, 1, 2.',
  hintRankingNext:
    '¿Qué coloca en el lugar {place, number}? Puede ordenar hasta {max, number} opciones, o terminar aquí con «Listo».',
  hintMatrix: 'Elija una respuesta para cada línea.',
  hintMatrixRow:
    'Elija una respuesta para esta línea. También puede escribir esta línea y las siguientes juntas: 2, 1, 3.',
  hintYesNo: 'Responda «{yes}» o «{no}».',
  hintRating: 'Escriba un número de {min} a {max}.',
  hintNumber: 'Escriba un número.',
  hintDate: 'Escriba una fecha, por ejemplo 31/03/2027 o 31 de marzo de 2027.',
  hintEmail: 'Escriba una dirección de correo electrónico.',
  hintText: 'Escriba su respuesta.',
  hintLongText: 'Escriba con sus propias palabras, en el idioma que prefiera.',
  hintOtherWords: 'Sírvase precisarlo en pocas palabras.',

  actionStart: 'Comenzar',
  actionBack: 'Volver',
  actionSkip: 'Omitir por ahora',
  actionKeep: 'Mantener y seguir',
  actionReview: 'Revisar respuestas',
  actionSubmit: 'Enviar la respuesta',
  actionLanguage: 'Idioma',
  actionDecline: 'Declinar',
  actionStop: 'Sin recordatorios',
  actionSnooze: 'Recordarme más tarde',
  actionHandover: 'Delegar',
  actionHelp: 'Ayuda',
  actionMore: 'Más opciones',
  actionDone: 'Listo',
  actionChange: 'Cambiar',
  actionChangeOne: 'Cambiar una respuesta',
  actionSave: 'Guardar',
  actionSection: 'Toda la sección',
  actionCancel: 'Cancelar',
  actionAnswerAfterAll: 'Responder de todos modos',
  actionDeclineWithout: 'Declinar sin motivo',
  actionHandoverYes: 'Sí, invitar',
  actionDeclineNot: 'Volver a las preguntas',

  welcome:
    'Gracias por responder en nombre de {member}. Hay {total, plural, one {# pregunta} other {# preguntas}}. Cada respuesta se guarda al instante; puede hacer una pausa y volver en cualquier momento hasta el {closesAt}.',
  welcomeHelp: 'Escriba «ayuda» en cualquier momento para ver qué puede hacer.',
  welcomeBack:
    'Nos alegra su regreso. {answered, plural, one {Se ha respondido # pregunta} other {Se han respondido # preguntas}} de {total, number} en nombre de {member}. Continuamos desde ahí; puede responder hasta el {closesAt}.',
  languageWhich: '¿En qué idioma desea continuar?',

  reviewTitle: 'Sus respuestas',
  reviewReady: 'Está todo lo necesario. Sírvase revisarlo y después enviarlo.',
  reviewMissing:
    '{count, plural, one {Queda abierta una pregunta obligatoria} other {Quedan abiertas # preguntas obligatorias}} antes de poder enviar la respuesta.',
  reviewSent:
    'Su respuesta se ha enviado. Todavía puede modificar cualquier parte; los cambios se guardan al instante.',
  reviewChange:
    'Para modificar una respuesta, escriba «cambiar» y su número, por ejemplo «cambiar 3».',

  finishedTitle: 'Gracias, su respuesta se ha enviado',
  finishedThanks: 'Sus respuestas contribuyen al orden del día de la reunión.',
  finishedMissing:
    'Su último cambio ha abierto {count, plural, one {otra pregunta obligatoria} other {otras # preguntas obligatorias}}, que encontrará al revisar sus respuestas.',
  finishedUntil:
    'Puede modificar sus respuestas hasta el {closesAt}. No es necesario enviarlas de nuevo.',
  finishedLate:
    'Todavía puede modificar sus respuestas durante algún tiempo. No es necesario enviarlas de nuevo.',
  editSaved: 'Su cambio se ha guardado. La respuesta sigue enviada.',
  late: 'El plazo ha vencido, pero aceptamos con gusto su respuesta; queda señalada como tardía.',

  notYetOpen: 'Esta consulta aún no se ha abierto. Le escribiremos cuando se abra.',
  paused:
    'Esta consulta está en pausa por el momento. Sus respuestas se conservan y le avisaremos cuando continúe.',
  closed: 'Esta consulta se cerró el {closesAt}; ya no se puede registrar nada más aquí.',
  closedSent: 'Hemos recibido su respuesta. Gracias.',
  closedKept: 'Las respuestas que usted dio se conservan. Gracias.',
  closedThanks: 'Gracias por su interés.',

  declineTitle: '¿Declinar esta consulta?',
  declineReason:
    'Si lo desea, díganos por qué en pocas palabras. Nos ayuda a consultar mejor, pero no hace falta ningún motivo.',
  declinedTitle: 'Ha declinado esta consulta',
  declined:
    'Gracias por decírnoslo. No habrá más recordatorios. Si cambia de opinión, puede responder hasta el {closesAt}.',
  declineTakenBack: 'La consulta se había declinado; su respuesta lo deja sin efecto.',
  declineSent:
    'Su respuesta ya se ha enviado, así que no hay nada que declinar. En cambio, puede modificar cualquier respuesta.',
  stopped:
    'No recibirá más recordatorios de esta consulta. Aún puede responder hasta el {closesAt}. Para no recibir mensajes de ninguna consulta, escriba «stop todo».',
  stoppedAll:
    'No recibirá más mensajes de ninguna consulta. Aún puede responder a esta hasta el {closesAt}.',

  snoozed:
    'No recibirá ningún recordatorio antes del {day}. Puede responder en cualquier momento hasta el {closesAt}.',
  snoozedLatest:
    'La consulta se cierra el {closesAt}, por lo que un recordatorio puede esperar como máximo hasta el {day}. No recibirá ninguno antes de esa fecha.',
  snoozeNone: 'Aquí ya no se le enviarán más recordatorios, así que no hay nada que aplazar.',
  snoozeClosing:
    'La consulta se cierra el {closesAt}, así que no queda ningún día posterior para un recordatorio.',
  snoozeUnclear:
    '¿Se refiere al {first} o al {second}? Escriba «más tarde {firstIso}» o «más tarde {secondIso}».',
  snoozeWhich:
    'Escriba «más tarde» y un número de días o una fecha, por ejemplo «más tarde 3» o «más tarde 20/03/2027».',
  handoverTitle: 'Delegar en un colega',
  handoverWho:
    '¿Quién responderá en nombre de {member}? Escriba el nombre y la dirección de correo electrónico en un solo mensaje, por ejemplo: Amina Said, amina@example.org.',
  handoverAddress: 'Gracias. ¿En qué dirección de correo electrónico podemos escribir a {name}?',
  handoverName: 'Gracias. ¿Cómo se llama la persona de la dirección {email}?',
  handoverConfirm:
    '¿Desea que invitemos a {name} ({email}) a responder en nombre de {member}? La invitación se envía de inmediato. Su colega verá las respuestas dadas hasta ahora y podrá continuar a partir de ahí.',
  handedOver:
    '{name} recibirá una invitación en {email}. A partir de ahora los recordatorios se enviarán a su colega. Usted puede seguir respondiendo aquí hasta el {closesAt}.',
  handoverSent:
    'Su respuesta ya se ha enviado, así que no queda nada que delegar. Todavía puede cambiar cualquier respuesta.',
  handoverDeclined:
    'Se ha declinado esta consulta. Basta con responder a una pregunta para dejarlo sin efecto; después podrá delegar.',
  handoverLate:
    'El plazo ha terminado, por lo que ya no podemos invitar a nadie más. Usted todavía puede responder aquí durante un tiempo.',

  overtaken:
    'Escribió esto antes de nuestro último mensaje. Responda, por favor, a la pregunta siguiente.',
  stale: 'Ese botón o esa respuesta correspondía a un mensaje anterior. Aquí es donde estamos.',
  notAsked:
    'Esa pregunta ya no se formula, por lo que esta respuesta no se ha registrado. Aquí es donde estamos.',
  earlierChanged: 'Registrado para la pregunta anterior «{title}»: {answer}',
  colleagueAnswered:
    'Entretanto, un colega había respondido a esta pregunta: «{answer}». Ahora vale la respuesta de usted; la anterior queda en el historial.',
  isFirst: 'Esta es la primera pregunta.',
  nothingToSkip: 'Aquí no hay nada que omitir.',
  skippedRequired:
    'Queda abierta por ahora. Esta pregunta es necesaria para enviar la respuesta; volveremos a ella.',
  changeWhich:
    'Sírvase escribir «cambiar» y un número de 1 a {total, number}, como figura en la revisión.',
  submitMissing:
    'Casi hemos terminado: {count, plural, one {queda abierta una pregunta obligatoria} other {quedan abiertas # preguntas obligatorias}}. Esta es la primera.',
  submitEmpty: 'Aún no hay ninguna respuesta. Esta es la primera pregunta.',

  helpTitle: 'Lo que puede escribir',
  helpAnswer: 'Su respuesta: por número, por nombre o con sus propias palabras.',
  helpMove: '«volver» y «omitir» para moverse; «continuar» para seguir donde lo dejó.',
  helpChange: '«cambiar 3» para modificar la respuesta a la pregunta 3.',
  helpReview: '«revisar» para ver todas las respuestas, «enviar» para transmitirlas.',
  helpLanguage: '«idioma English» para cambiar de idioma.',
  helpLater:
    '«más tarde 3» para recibir un recordatorio dentro de tres días, «delegar» para que responda un colega.',
  helpLeave: '«declinar» si no desea responder, «stop» para no recibir más recordatorios.',
  helpQuote: 'Para dar una de estas palabras como respuesta, póngala entre comillas.',
  helpUntil: 'Puede responder hasta el {closesAt}.',

  'problem.required':
    'Se necesita una respuesta a esta pregunta para poder enviar la respuesta completa.',
  'problem.choice':
    'No he podido relacionar «{words}» con ninguna de las opciones. Sírvase escribir su número o su nombre.',
  'problem.choice-or-other':
    'No he podido relacionar «{words}» con ninguna de las opciones. Sírvase escribir un número o un nombre, o «{other}:» seguido de sus propias palabras.',
  'problem.unclear':
    '«{words}» puede referirse a varias opciones: {candidates}. ¿A cuál se refiere?',
  'problem.not-offered':
    'Esa opción no figura entre las que se ofrecen. Sírvase elegir de la lista.',
  'problem.only-one': 'Sírvase elegir una sola opción.',
  'problem.exclusive':
    '«{choice}» se elige por sí sola. Sírvase elegirla sin otras, o dejarla fuera.',
  'problem.too-few': 'Sírvase elegir al menos {min, plural, one {# opción} other {# opciones}}.',
  'problem.too-many':
    'Sírvase elegir como máximo {max, plural, one {# opción} other {# opciones}}; ha elegido {count, number}.',
  'problem.other-words': 'Sírvase precisar en pocas palabras a qué se refiere.',
  'problem.same-place': 'Dos opciones comparten un mismo lugar. Sírvase dar a cada una el suyo.',
  'problem.already-ranked': 'Esa opción ya tiene su lugar. Sírvase elegir otra, o «Listo».',
  'problem.row-missing': 'Sírvase elegir una respuesta para la línea «{row}».',
  'problem.too-many-rows':
    'Solo {count, plural, one {queda # línea} other {quedan # líneas}}. Sírvase escribir una opción para cada una.',
  'problem.yes-no': 'Sírvase responder «{yes}» o «{no}».',
  'problem.rating': 'Sírvase escribir un número de {min, number} a {max, number}.',
  'problem.number': 'Sírvase escribir un número en cifras, por ejemplo 1200.',
  'problem.number-unclear':
    '¿Quiere decir {first} o {second}? Sírvase escribir {firstPlain} o {secondPlain}.',
  'problem.at-least': 'Sírvase escribir un número de al menos {min, number}.',
  'problem.at-most': 'Sírvase escribir un número de {max, number} como máximo.',
  'problem.between': 'Sírvase escribir un número de {min, number} a {max, number}.',
  'problem.date':
    'Sírvase escribir una fecha que exista, por ejemplo 31/03/2027 o 31 de marzo de 2027.',
  'problem.date-unclear':
    '¿Quiere decir el {first} o el {second}? Sírvase escribir {firstIso} o {secondIso}.',
  'problem.date-at-least': 'Sírvase escribir una fecha que no sea anterior al {min}.',
  'problem.date-at-most': 'Sírvase escribir una fecha que no sea posterior al {max}.',
  'problem.date-between': 'Sírvase escribir una fecha entre el {min} y el {max}.',
  'problem.words': 'Sírvase responder con palabras.',
  'problem.too-short':
    'Sírvase escribir un poco más: al menos {min, plural, one {# carácter} other {# caracteres}}.',
  'problem.too-long':
    'Sírvase abreviar a {max, plural, one {# carácter} other {# caracteres}}; ahora tiene {length, number}.',
  'problem.email':
    'Sírvase escribir una dirección de correo completa, por ejemplo nombre@ejemplo.org.',
  'problem.colleague':
    'Escriba el nombre de su colega y una dirección de correo electrónico, por ejemplo: Amina Said, amina@example.org.',
  'problem.own-address': 'Esa es su propia dirección. Escriba la de su colega.',
  'problem.not-valid':
    'Esta respuesta no corresponde a la pregunta. Sírvase comprobarla y escribirla de nuevo.',
  'problem.review':
    'Para modificar una respuesta, escriba su número. Para enviarlo todo, escriba «enviar».',
};
