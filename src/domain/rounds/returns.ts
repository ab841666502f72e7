import type { DeliveryKind } from './delivery-kinds.ts';

/** RFC 3463: what begins with 5 stays so; with 4 it may pass, and says nothing against the address. */
export function isPermanent(status: string): boolean {
  return status.startsWith('5.');
}

/** What must be known in time, and nobody else says again. A lost reminder is followed by another one. */
const SAID_AGAIN: ReadonlySet<DeliveryKind> = new Set([
  'invitation',
  'deadline-moved',
  'fresh-link',
]);

/** Whether a message that came back is worth saying again by another way. */
export function isSaidAgain(message: {
  readonly kind: DeliveryKind;
  readonly expiresAt: number;
  readonly now: number;
}): boolean {
  return SAID_AGAIN.has(message.kind) && message.expiresAt > message.now;
}

/** Only who asked for a link may get it: for all else any contact of the member will do. */
export function staysWithContact(kind: DeliveryKind): boolean {
  return kind === 'fresh-link';
}
