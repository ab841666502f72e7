/** Where a letter is stopped by its address: for who comes from a mail program, without a conversation. */
export const stopping = {
  askTitle: 'Stop our letters',
  askText: 'You may end our letters about this consultation, or about all consultations.',
  askHint:
    'Nothing changes until you press a button. You can still answer with the link in your letter.',
  stopRound: 'Stop for this consultation',
  stopAll: 'Stop for all consultations',
  stoppedTitle: 'We will stop writing to you',
  stoppedRound: 'You will receive no more letters about this consultation.',
  stoppedAll: 'You will receive no more letters about any consultation.',
  stoppedHint:
    'You can still answer with the link in your letter while the consultation is open. A letter that is already on its way may still reach you.',
} as const;
