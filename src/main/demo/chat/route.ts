import type { Chance } from '../chance.ts';
import type { Platform } from './chat.ts';

/** Who answers in a chat, in which, and where at first and later. */
export interface Route {
  readonly chat: Platform;
  readonly way: 'chat' | 'page-then-chat' | 'chat-then-page';
}

/** The shares of all members, and of those that come twice, who are in chats more often: their reply moves between channels. */
const SHARES: readonly (readonly [Platform, usual: number, inTwoGoes: number])[] = [
  ['slack', 0.18, 0.3],
  ['discord', 0.12, 0.28],
  ['teams', 0.13, 0.32],
];
const WAYS: readonly Route['way'][] = ['chat', 'page-then-chat', 'chat-then-page'];

/** By a chance of its own, so that the others do what they would do without chats. undefined: by the pages alone. */
export function castRoute(
  chance: Chance,
  comesTwice: boolean,
  open: readonly Platform[],
): Route | undefined {
  let rest = chance.next();
  for (const [chat, usual, inTwoGoes] of SHARES) {
    rest -= comesTwice ? inTwoGoes : usual;
    if (rest < 0) return open.includes(chat) ? { chat, way: chance.pick(WAYS) } : undefined;
  }
  return undefined;
}
