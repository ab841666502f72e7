/** What the bot says outside of a consultation: joining, leaving, and the page of one's own. */
export const chat = {
  unknown:
    'Todavía no sé por quién responde usted. Si tiene un código, escriba: unirme y después el código. Figura en nuestra carta y en la página a la que lleva.',
  joinTitle: 'Unirme',
  joinText: 'Su código figura en nuestra carta y en la página a la que lleva.',
  joinField: 'Código',
  joinSubmit: 'Unirme',
  joinCancel: 'Ahora no',
  codeNotValid:
    'Este código no abre nada por ahora. Puede que ya se haya usado o haya caducado. Pida otro en la página a la que lleva su carta.',
  slowDown:
    'Se han probado aquí demasiados códigos. Inténtelo de nuevo dentro de {minutes, plural, one {# minuto} many {# minutos} other {# minutos}}.',
  joinedNothing:
    'Gracias, {name}: su cuenta está vinculada. Por ahora no le espera ninguna consulta. Cuando la haya, le escribiremos aquí.',
  askZone:
    'Le indicamos las horas según el reloj de {zone} (allí es ahora: {now}) y le escribimos en el horario laboral de allí. ¿Es otra hora donde usted está? Escriba entonces «zona horaria» y su ciudad, su país o un desfase; por ejemplo: zona horaria Nairobi, o zona horaria UTC+3. Si es correcto, no tiene que hacer nada.',
  zoneSet:
    'Gracias. A partir de ahora le indicaremos las horas según el reloj de {zone}: allí es ahora {now}.',
  joinedStaff: 'Le damos la bienvenida, {name}. Escriba «help» para ver qué puede hacer aquí.',
  unlinked:
    'Esta cuenta ya no está vinculada. No le escribiremos más aquí. Para volver, use un código nuevo.',
  unlinkedNobody: 'Esta cuenta no está vinculada a nadie.',
  seeMessages: 'Le he respondido en nuestra conversación privada.',
  notMe: 'Gracias por decírnoslo. No volveremos a preguntar aquí.',
  offerNotValid: 'Esta pregunta ya no está abierta.',
  nothingOpen: 'Por ahora no le espera ninguna consulta. Cuando la haya, le escribiremos aquí.',
  deskTitle: 'Sus consultas',
  deskNothing: 'Por ahora no le espera ninguna consulta.',
  deskOpen: '{answered, number} de {total, number} respondidas. Abierta hasta el {closesAt}.',
  deskSent: 'Enviada. Puede modificarla hasta el {closesAt}.',
  deskDeclined: 'Declinada. Todavía puede responder hasta el {closesAt}.',
  deskPaused: 'En pausa por ahora; sus respuestas se conservan.',
  deskClosed: 'Cerrada. Gracias.',
  deskContinue: 'Continuar',
  deskStart: 'Empezar',
  deskReview: 'Ver las respuestas',
  deskJoin: 'Introducir un código',
} as const;
