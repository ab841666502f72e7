import type { stopping as en } from '../en/stopping.ts';

export const stopping: Record<keyof typeof en, string> = {
  askTitle: 'Dejar de recibir nuestras cartas',
  askText: 'Puede poner fin a nuestras cartas sobre esta consulta o sobre todas las consultas.',
  askHint:
    'Nada cambia hasta que pulse un botón. Podrá seguir respondiendo con el enlace de su carta.',
  stopRound: 'Detenerlas en esta consulta',
  stopAll: 'Detenerlas en todas las consultas',
  stoppedTitle: 'Dejaremos de escribirle',
  stoppedRound: 'No recibirá más cartas sobre esta consulta.',
  stoppedAll: 'No recibirá más cartas sobre ninguna consulta.',
  stoppedHint:
    'Podrá seguir respondiendo con el enlace de su carta mientras la consulta esté abierta. Es posible que aún le llegue alguna carta que ya esté en camino.',
};
