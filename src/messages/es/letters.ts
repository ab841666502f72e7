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

  duration:
    'Requiere unos diez minutos. Puede interrumpirlo en cualquier momento: cada respuesta se guarda y podrá continuar más tarde.',
  continueDuration: 'Continuará donde lo dejó, y cada respuesta se guarda a medida que avanza.',
  deadline:
    '{days, plural, =0 {Hoy es el último día: le rogamos que responda antes del {closing}.} =1 {Le rogamos que responda a más tardar mañana, {closing}.} one {Le rogamos que responda antes del {closing}: queda # día.} many {Le rogamos que responda antes del {closing}: quedan # días.} other {Le rogamos que responda antes del {closing}: quedan # días.}}',
  deadlinePlain: 'Le rogamos que responda antes del {closing}.',
  startLabel: 'Comenzar',
  continueLabel: 'Continuar',

  personal:
    'El enlace es personal y se abre una sola vez. Si lo necesita de nuevo, la página le enviará otro.',
  declineOrStop:
    'Si prefiere no participar, puede declinar la invitación en esa página, indicando el motivo si lo desea, o dejar de recibir estos mensajes. En ambos casos no le enviaremos más recordatorios.',
  thanks: 'Le agradecemos su colaboración y le saludamos atentamente,',
  signature: 'Oficina de Normalización de las Telecomunicaciones (TSB)',
  organization: 'Unión Internacional de Telecomunicaciones (UIT)',

  closing: '{date}, {time}, hora local (Ginebra: {geneva})',
  closingInGeneva: '{date}, {time} (Ginebra)',
};
