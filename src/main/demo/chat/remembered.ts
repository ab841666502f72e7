import type { ChatMessage } from './chat.ts';

/** Somebody's messages, each made once: a chat is looked into many times a second. */
export function remembered<Message extends object>(
  see: (message: Message) => ChatMessage,
): (message: Message) => ChatMessage {
  const known = new WeakMap<Message, ChatMessage>();
  return (message) => {
    const seen = known.get(message) ?? see(message);
    known.set(message, seen);
    return seen;
  };
}
