import type { linking as en } from '../en/linking.ts';

export const linking: Record<keyof typeof en, string> = {
  accountsTitle: 'Responder en un chat',
  accountsText:
    'Si utiliza alguno de estos, también puede responder allí a nuestras preguntas. Sus respuestas son las mismas en todas partes.',
  accountsLinked: 'Cuentas vinculadas a usted:',
  accountSince: '{platform}, desde el {day}',
  accountEnd: 'Quitar',
  accountEndThis: 'Quitar {platform}, desde el {day}',

  codeMake: 'Usar {platform}',
  codeTitle: 'Su código para {platform}',
  codeHow: 'Abra {platform}, busque {bot} y escriba:',
  codeUntil: 'El código sirve una sola vez, hasta esta hora: {time}. Por favor, no lo comparta.',

  landing:
    '¿Prefiere responder en {platform}? Escriba esto allí a {bot} y pegue a continuación el enlace de su correo. El enlace ya no servirá después.',

  offerTitle: 'Una pregunta para usted',
  offerAsk:
    'La secretaría de la UIT (TSB) desea preguntarle aquí qué necesita {member} para esta reunión: {meeting}.',
  offerAre: '¿Es usted {name}?',
  offerNext: 'Si responde que no, no volveremos a preguntar aquí.',
  offerYes: 'Sí, soy yo',
  offerNo: 'No, no soy yo',
};
