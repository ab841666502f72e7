import type { letters as en } from '../en/letters.ts';

export const letters: Record<keyof typeof en, string> = {
  greeting: 'Estimado/a {name}:',

  invitationSubject: '{meeting}: ¿qué necesita {member} de la normalización?',
  invitationLead:
    'La Unión Internacional de Telecomunicaciones prepara la reunión «{meeting}», en la que directivos de la industria asesoran sobre las prioridades de la normalización. Antes de que comience, preguntamos a los miembros de los países en desarrollo, entre ellos {member}, cuáles son sus necesidades (Resolución 68 de la AMNT).',
  why: 'Lo que nos indique pasará a formar parte del orden del día de la reunión. Después haremos un seguimiento de cada necesidad hasta su resultado y le informaremos al respecto.',

  notStartedSubject: 'Recordatorio: {member} y la reunión «{meeting}»',
  notStartedLead:
    'Recientemente invitamos a {member} a comunicarnos sus necesidades antes de la reunión «{meeting}». Todavía hay tiempo, y nos complacería incluirlas en el orden del día.',

  partialSubject: '{meeting}: sus respuestas están guardadas y a su disposición',
  partialLead:
    'Le agradecemos las respuestas facilitadas en nombre de {member} para la reunión «{meeting}». Están guardadas. En cuanto las envíe, se tendrán en cuenta en su conjunto para el orden del día.',

  deadlineMovedSubject: '{meeting}: hay más tiempo para responder',
  deadlineMovedLead:
    'La consulta previa a la reunión «{meeting}» se prorroga: {member} puede responder ahora hasta el {closing}.',

  freshLinkSubject: '{meeting}: su nuevo enlace',
  freshLinkLead:
    'Este es el nuevo enlace que se solicitó con esta dirección para la consulta previa a la reunión «{meeting}». Si no lo ha solicitado, le rogamos que no tenga en cuenta este mensaje.',

  handedOverSubject: '{meeting}: {colleague} le pide que responda en nombre de {member}',
  handedOverLead:
    '{colleague} le ha encomendado esta respuesta. La Unión Internacional de Telecomunicaciones prepara la reunión «{meeting}» y pregunta a {member} qué necesita de la normalización. Las respuestas ya dadas se conservan; usted continuará a partir de ahí.',
  completeSubject: '{meeting}: un último paso para {member}',
  completeLead:
    'Gracias: todas las preguntas que requerían respuesta de {member} para la reunión «{meeting}» ya la tienen. Solo falta enviarla, con una pulsación, para que se tenga en cuenta en el orden del día.',
  receiptSubject: '{meeting}: hemos recibido la respuesta de {member}',
  receiptLead:
    'Muchas gracias. La respuesta de {member} a la consulta previa a la reunión «{meeting}» ha llegado y se conserva con sus propias palabras. No le enviaremos más recordatorios.',
  receiptChange: 'Puede volver a leerla, y modificarla hasta el {closing}.',
  outcomeSubject: '{meeting}: qué fue de las necesidades de {member}',
  outcomeLead:
    'La reunión «{meeting}» ya se ha celebrado. Antes de ella, {member} nos comunicó sus necesidades; muchas gracias. A continuación le indicamos qué fue de cada una, junto a sus propias palabras.',
  outcomeWrote: '«{words}»',
  outcomeConcluded: 'Se recoge en la conclusión {label} de la reunión: «{title}».',
  outcomeReflected: 'Se recoge en las conclusiones de la reunión.',
  outcomeDiscussed: 'La reunión la examinó, sin llegar a una conclusión propia.',
  outcomeNotRaised: 'No se planteó en esta reunión. El motivo: {reason}',
  outcomeNext:
    'Las conclusiones se remiten a los grupos competentes y la Oficina les da seguimiento. Si no le hemos entendido bien, le rogamos que nos lo indique cuando le consultemos antes de la próxima reunión.',
  stillOpen:
    '{count, plural, one {Queda # pregunta que requiere respuesta:} many {Quedan # de preguntas que requieren respuesta:} other {Quedan # preguntas que requieren respuesta:}}',
  submitLabel: 'Revisar y enviar',
  readLabel: 'Leer mi respuesta',
  itemTitle: '{meeting} – {member}',
  digestSubject:
    '{count, plural, one {# consulta espera su respuesta} many {# de consultas esperan su respuesta} other {# consultas esperan su respuesta}}',
  digestLead:
    'Para no enviarle varios mensajes, reunimos aquí todo lo que le pedimos en este momento.',
  personalEach:
    'Los enlaces son personales y cada uno se abre una sola vez. Si necesita alguno de nuevo, la página le enviará otro.',

  duration:
    'Requiere unos diez minutos. Puede interrumpirlo en cualquier momento: cada respuesta se guarda y podrá continuar más tarde.',
  continueDuration: 'Continuará donde lo dejó, y cada respuesta se guarda a medida que avanza.',
  deadline:
    '{days, plural, =0 {Hoy es el último día: le rogamos que responda antes del {closing}.} =1 {Le rogamos que responda a más tardar mañana, {closing}.} one {Le rogamos que responda antes del {closing}: queda # día.} many {Le rogamos que responda antes del {closing}: quedan # días.} other {Le rogamos que responda antes del {closing}: quedan # días.}}',
  deadlinePlain: 'Le rogamos que responda antes del {closing}.',
  pageLabel: 'Mejor en una página web',
  startLabel: 'Comenzar',
  continueLabel: 'Continuar',

  personal:
    'El enlace es personal y se abre una sola vez. Si lo necesita de nuevo, la página le enviará otro.',
  declineOrStop:
    'Si prefiere no participar, puede declinar la invitación en esa página, indicando el motivo si lo desea, o dejar de recibir estos mensajes. En ambos casos no le enviaremos más recordatorios.',
  stopLabel: 'Detener los recordatorios',
  thanks: 'Le agradecemos su colaboración y le saludamos atentamente,',
  signature: 'Oficina de Normalización de las Telecomunicaciones (TSB)',
  organization: 'Unión Internacional de Telecomunicaciones (UIT)',

  closing: '{date}, {time}, hora local (Ginebra: {geneva})',
  closingInGeneva: '{date}, {time} (Ginebra)',
};
