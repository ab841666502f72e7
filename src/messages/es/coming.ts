import type { coming as en } from '../en/coming.ts';

export const coming: Record<keyof typeof en, string> = {
  askSubject: '{meeting}: ¿asistirá {member}?',
  askLead:
    '{member} está invitado a la reunión «{meeting}» ({days}, {place}). Le rogamos que nos diga si asistirá, para que podamos preparar la sala y las conexiones.',
  askHow:
    'Puede asistir en persona o participar a distancia. Si no le es posible, puede acudir en su lugar un suplente autorizado para ocupar el puesto.',
  askUntil: 'Cuenta su última respuesta, y puede cambiarla hasta que termine la reunión.',
  hereSubject: '{meeting}: ¿está usted presente?',
  hereLead:
    'La reunión «{meeting}» se celebra en estos momentos ({days}, {place}), y se nos comunicó la asistencia de {member}. Le rogamos que nos indique que está presente, para que conste en el registro de la reunión.',
  hereElse: 'Si finalmente no puede asistir, díganoslo con el mismo enlace.',
  linkLabel: 'Responder',
  linkPersonal:
    'El enlace es solo para usted. Se abre hasta que termine la reunión, tantas veces como lo necesite.',

  inPerson: 'Asisto en persona',
  remote: 'Participo a distancia',
  alternate: 'Acude un suplente',
  nobody: 'No acude nadie',
  hereInPerson: 'Estoy en la sala',
  hereRemote: 'Estoy conectado a distancia',

  lead: 'Usted responde en nombre de {member}.',
  when: 'Fechas',
  where: 'Lugar',
  said: 'Respuesta actual',
  came: 'En el registro',
  saidNothing: 'Ninguna por ahora',
  saidInPerson: 'asiste en persona',
  saidRemote: 'participa a distancia',
  saidAlternateInPerson: '{name} asiste en persona, como suplente',
  saidAlternateRemote: '{name} participa a distancia, como suplente',
  saidNobody: 'no acude nadie',
  cameInPerson: 'asistió en persona',
  cameRemote: 'participó a distancia',
  cameAbsent: 'no asistió',
  question: '¿Asistirá usted?',
  alternateWho: 'Quién acude como suplente',
  alternateChoose: 'Elegir',
  alternateInPerson: '{name}, en persona',
  alternateRemote: '{name}, a distancia',
  alternateNone:
    'Otra persona solo puede ocupar este puesto si está autorizada. Escriba antes a la TSB, con la carta que la autoriza.',
  save: 'Guardar',
  saved: 'Guardado. Gracias por decírnoslo.',
  until: 'Puede cambiarlo hasta el final del {day}.',
  hereTitle: '¿Está usted presente?',
  hereText:
    'La reunión se está celebrando. Con una sola pulsación su asistencia consta en el registro.',
  hereSaved: 'Gracias. Su asistencia consta en el registro.',
  over: 'La reunión ha terminado y aquí ya no se puede cambiar nada. Si hay algún error, escriba a la TSB.',

  notYours:
    'Ahora no puede responder en nombre de {member}: solo puede hacerlo quien está autorizado en los días de la reunión. Si es un error, escriba a la TSB.',
  noAuthority:
    'No está autorizado para ocupar el puesto de {member} el {day}. Pida al titular que le autorice, o hable con la TSB, que puede inscribirle como invitado.',
  alternateGone:
    'La persona que ha elegido no está autorizada para ocupar el puesto el {day}. Elija otra, o escriba a la TSB.',
  chooseFirst: 'Elija una de las respuestas.',
  chooseAlternate: 'Elija quién acude como suplente.',
  notYet: 'La reunión comienza el {day}. A partir de ese día podrá indicar que está presente.',
  goneTitle: 'Este enlace no abre nada ahora',
  goneText:
    'Puede que no esté completo, o que la reunión terminara hace tiempo. Vuelva a abrir el enlace de nuestro mensaje más reciente, o escriba a la TSB.',

  chatSaved:
    'Gracias. Queda anotado para {member} y la reunión «{meeting}»: {said}. Puede cambiarlo hasta que termine la reunión.',
  chatAlternate: '¿Quién acude a la reunión «{meeting}» como suplente de {member}?',
  chatGone: 'Esta pregunta ya no está abierta.',
};
