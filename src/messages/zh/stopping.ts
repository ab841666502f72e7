import type { stopping as en } from '../en/stopping.ts';

export const stopping: Record<keyof typeof en, string> = {
  askTitle: '不再接收我们的信函',
  askText: '您可以选择不再接收有关本次磋商的信函，或不再接收有关所有磋商的信函。',
  askHint: '在您按下按钮之前，一切保持不变。您仍可通过信中的链接作答。',
  stopRound: '不再接收本次磋商的信函',
  stopAll: '不再接收所有磋商的信函',
  stoppedTitle: '我们不会再致函打扰',
  stoppedRound: '您不会再收到有关本次磋商的信函。',
  stoppedAll: '您不会再收到有关任何磋商的信函。',
  stoppedHint: '在磋商开放期间，您仍可通过信中的链接作答。已经发出的信函可能仍会送达。',
};
