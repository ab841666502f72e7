import type { DirectMessage } from './payloads.ts';

/** What somebody wrote, as it reads: mentions by their names, emoji and commands by theirs (docs.discord.com/developers/reference). */
export function asRead({ content, mentions }: Pick<DirectMessage, 'content' | 'mentions'>): string {
  return content
    .replace(/<@!?(\d+)>/g, (whole, id: string) => {
      const found = mentions.find((one) => one.id === id);
      return found === undefined ? whole : `@${found.global_name ?? found.username}`;
    })
    .replace(/<a?(:\w+:)\d+>/g, '$1')
    .replace(/<(\/[^:<>]+):\d+>/g, '$1');
}
