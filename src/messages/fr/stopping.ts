import type { stopping as en } from '../en/stopping.ts';

export const stopping: Record<keyof typeof en, string> = {
  askTitle: 'Ne plus recevoir nos courriers',
  askText:
    'Vous pouvez mettre fin à nos courriers pour cette consultation, ou pour toutes les consultations.',
  askHint:
    'Rien ne change tant que vous n’avez pas appuyé sur un bouton. Vous pouvez toujours répondre à l’aide du lien figurant dans votre courrier.',
  stopRound: 'Arrêter pour cette consultation',
  stopAll: 'Arrêter pour toutes les consultations',
  stoppedTitle: 'Nous ne vous écrirons plus',
  stoppedRound: 'Vous ne recevrez plus de courrier au sujet de cette consultation.',
  stoppedAll: 'Vous ne recevrez plus de courrier au sujet de nos consultations.',
  stoppedHint:
    'Vous pouvez toujours répondre à l’aide du lien figurant dans votre courrier, tant que la consultation est ouverte. Un courrier déjà en route peut encore vous parvenir.',
};
