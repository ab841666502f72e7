import type { pages as en } from '../en/pages.ts';

export const pages: Record<keyof typeof en, string> = {
  service: 'Parley',
  owner: 'Consulta a los miembros del UIT-T',
  skipToContent: 'Ir al contenido principal',
  language: 'Idioma',

  welcomeTitle: 'Su opinión, antes de la reunión',
  welcomeGreeting: 'Estimado/a {name}:',
  welcomeAsk:
    'Estamos consultando a los miembros de los países en desarrollo antes de esta reunión. Lo que nos diga pasará a formar parte de su orden del día.',
  welcomeFor: 'Responde en nombre de',
  welcomeMeeting: 'Reunión',
  welcomeUntil: 'Abierta hasta',
  welcomeTime: 'Tiempo necesario',
  welcomeMinutes:
    '{minutes, plural, one {alrededor de # minuto} many {alrededor de # minutos} other {alrededor de # minutos}}',
  welcomeSaved:
    'Cada respuesta se guarda al avanzar. Puede hacer una pausa en cualquier momento y volver en este dispositivo.',
  welcomeColleagues:
    'Los colegas invitados por el mismo miembro comparten con usted una única respuesta.',
  begin: 'Comenzar',

  progressLabel: 'Avance',
  saveAndContinue: 'Guardar y continuar',
  optional: 'Opcional',
  chooseUpTo:
    '{max, plural, one {Elija una opción.} many {Elija hasta # opciones.} other {Elija hasta # opciones.}}',
  chooseAny: 'Elija todas las que correspondan.',
  pleaseChoose: 'Elija una opción',
  rankHint:
    '{max, plural, one {Indique lo que más le importa.} many {Ordene hasta # opciones, empezando por la que más le importa. Puede dejar vacías las últimas.} other {Ordene hasta # opciones, empezando por la que más le importa. Puede dejar vacías las últimas.}}',
  rankPlace: '{place, number}.ª opción',
  noChoice: 'Sin elegir',
  charactersMax:
    '{max, plural, one {# carácter como máximo.} many {# caracteres como máximo.} other {# caracteres como máximo.}}',
  attribution: 'Cómo se mostrará esta respuesta',

  problemTitle: 'Un punto que conviene revisar antes de seguir',
  problemPrefix: 'Conviene revisar: ',
  staleTitle: 'Esta página ya no estaba al día',
  staleText:
    'La página enviada era anterior a su respuesta. Las respuestas guardadas no han cambiado; aquí es donde se encuentra ahora.',
  closedTitle: 'Esta respuesta no se ha guardado',
  closedText: 'La consulta ha terminado. Lo que había guardado antes se conserva.',

  navigation: 'Su respuesta',
  reviewAll: 'Revisar todas las respuestas',
  printable: 'Página para imprimir',
  help: 'Ayuda',
  snoozeLink: 'Recordarme más tarde',
  handoverLink: 'Delegar en un colega',
  declineLink: 'No responder',
  stopLink: 'Detener los recordatorios',
  leave: 'Este no es mi dispositivo',
  openUntil: 'Abierta hasta el {when}',
  otherConversations: 'Sus otras consultas',

  itemNumber: '{number, number}.',
  notAnswered: 'Aún sin respuesta',
  missing: 'Necesaria antes de enviar',
  changeAnswer: 'Cambiar',
  changeAnswerTo: 'Cambiar su respuesta a la pregunta {number, number}',
  answerNow: 'Responder',
  answerNowTo: 'Responder a la pregunta {number, number}',
  backToQuestions: 'Volver a las preguntas',
  editUntil: 'Puede cambiar sus respuestas hasta el {when}.',
  noMoreEdits: 'La consulta ha terminado; las respuestas ya no se pueden cambiar.',

  printTitle: 'Respuestas de {member}',
  printHint:
    'Utilice la función de impresión de su navegador para imprimir esta página o guardarla en un archivo.',

  declineTitle: 'No responder',
  declineText:
    'No es obligatorio responder. Si decide no hacerlo, no le enviaremos más recordatorios en esta consulta. Puede cambiar de opinión hasta el {when}.',
  declineReason: 'El motivo, si desea indicarlo',
  declineHint: 'Ayuda a la secretaría a prepararse mejor. No se publica con su nombre.',
  declineConfirm: 'Confirmar que no responderé',
  declineHandover: '¿Podría responder un colega en su lugar?',
  goBack: 'Volver',

  snoozeTitle: 'Recordarme más tarde',
  snoozeText:
    'No recibirá ningún recordatorio antes del día que elija. Puede responder en cualquier momento hasta el {when}.',
  snoozeTomorrow: 'Mañana',
  snoozeDays: '{days, plural, one {Dentro de # día} other {Dentro de # días}}',
  snoozeDay: 'O un día de su elección',
  snoozeConfirm: 'Recordármelo ese día',
  snoozeMalformed: 'Escriba un día, por ejemplo 20/03/2027.',
  snoozedTitle: 'Esperaremos',
  snoozedText:
    'No recibirá ningún recordatorio antes del {day}. Puede responder en cualquier momento hasta el {when}.',
  snoozeNoneTitle: 'No hay nada que aplazar',
  snoozeNoneText:
    'Ningún recordatorio puede llegar más tarde: la consulta está abierta hasta el {when}.',

  handoverTitle: 'Delegar en un colega',
  handoverText:
    'Su colega recibirá una invitación por correo electrónico, verá las respuestas dadas hasta ahora y podrá continuar a partir de ahí. Usted puede seguir respondiendo hasta el {when}.',
  handoverName: 'Nombre de su colega',
  handoverEmail: 'Dirección de correo electrónico de su colega',
  handoverHint: 'Todavía no se envía nada: antes le preguntaremos si todo es correcto.',
  handoverContinue: 'Continuar',
  handedOverTitle: 'Invitamos a su colega',
  handedOverText:
    '{name} recibirá una invitación por correo electrónico. A partir de ahora los recordatorios se enviarán allí. Usted puede seguir respondiendo hasta el {when}.',

  stopTitle: 'Detener los recordatorios',
  stopText: 'Podrá seguir respondiendo hasta el {when}. Solo dejaremos de escribirle.',
  stopRound: 'Detenerlos en esta consulta',
  stopAll: 'Detenerlos en todas las consultas',
  stoppedTitle: 'No habrá más recordatorios',
  stoppedText: 'No volveremos a escribirle. Podrá seguir respondiendo hasta el {when}.',

  helpTitle: 'Ayuda',
  helpSaving:
    'Cada respuesta se guarda al pulsar «{button}». Si se corta la conexión, vuelva a pulsarlo: nada se guarda dos veces.',
  helpReturn:
    'Para volver, abra de nuevo el enlace de su carta en este dispositivo o solicite un nuevo enlace por correo electrónico.',
  helpSkip:
    'Puede dejar sin respuesta las preguntas que no le correspondan. Solo unas pocas son obligatorias.',
  helpChange: 'Todas las respuestas se pueden revisar y cambiar hasta el {when}.',
  helpWords: 'Escriba en el idioma que prefiera. Sus palabras se conservan tal como las escribió.',
  helpShown:
    'Debajo de cada pregunta verá cómo se mostrará la respuesta: con su nombre, con su país, dentro de un grupo o sin ninguno de estos datos.',
  helpLater:
    'Si no es el momento, o si un colega puede responder mejor, use «{later}» o «{handover}» al pie de la página.',
  helpContact: 'Para cualquier otra cuestión, responda a la carta de invitación.',

  leaveTitle: 'Dejar este dispositivo',
  leaveText:
    'Sus respuestas quedan guardadas. Este dispositivo le olvidará; para volver, abra un nuevo enlace recibido por correo electrónico.',
  leaveConfirm: 'Olvidarme en este dispositivo',
  leftTitle: 'Este dispositivo le ha olvidado',
  leftText: 'Sus respuestas guardadas están a salvo. Puede cerrar esta página.',

  linkTitle: 'Este enlace no abre ninguna consulta',
  linkText:
    'Es posible que ya se haya utilizado, en este u otro dispositivo, o que su plazo haya terminado. Podemos enviarle uno nuevo.',
  linkAsk: 'Su dirección de correo electrónico',
  linkHint: 'La dirección en la que recibió nuestra carta.',
  linkSend: 'Enviarme un nuevo enlace',
  linkCookies: 'Si acaba de abrirlo desde su carta, compruebe que su navegador acepta cookies.',
  linkMalformed: 'Escriba una dirección de correo electrónico, como nombre@ejemplo.org.',
  sentTitle: 'Consulte su buzón de correo',
  sentText:
    'Si esta dirección pertenece a un contacto de esta consulta, un nuevo enlace está en camino. Puede tardar unos minutos.',

  notFoundTitle: 'Aquí no hay ninguna página',
  notFoundText: 'Compruebe la dirección o abra de nuevo el enlace de su carta.',
  methodTitle: 'Esta página no se utiliza de esa manera',
  methodText: 'Vuelva atrás y utilice los botones de la página.',
  tooLargeTitle: 'Ese texto es demasiado largo',
  tooLargeText: 'Vuelva atrás y acórtelo. Sus demás respuestas están guardadas.',
  typeTitle: 'No hemos podido leer lo enviado',
  typeText:
    'Vuelva atrás y utilice los botones de la página. Las respuestas guardadas no han cambiado.',
  badTitle: 'No hemos podido leer lo enviado',
  badText: 'Vuelva atrás e inténtelo de nuevo. Las respuestas guardadas no han cambiado.',
  originTitle: 'Este envío procedía de otro sitio',
  originText: 'Para proteger sus respuestas, abra de nuevo la página y envíelas desde ella.',
  tooManyTitle: 'Demasiados intentos',
  tooManyText: 'Espere un poco e inténtelo de nuevo.',
  busyTitle: 'Están llegando muchas respuestas a la vez',
  busyText: 'Esta no se ha podido guardar por ahora. Vuelva atrás y pulse el botón de nuevo.',
  faultTitle: 'Ha surgido un problema por nuestra parte',
  faultText:
    'Le pedimos disculpas. Sus respuestas guardadas están a salvo. Inténtelo de nuevo dentro de unos minutos. Si vuelve a ocurrir, indíquenos este número: {reference}',
};
