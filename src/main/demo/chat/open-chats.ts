import { openDiscordChat } from '../discord/discord-chat.ts';
import { openSlackChat } from '../slack/slack-chat.ts';
import { openTeamsChat } from '../teams/teams-chat.ts';
import type { Chat, TellingChat } from './chat.ts';

/** The emulated chats that there are. */
export interface Chats {
  readonly all: readonly Chat[];
  /** Of them those in which a channel is told of milestones. */
  readonly telling: readonly TellingChat[];
}

export async function openChats(): Promise<Chats> {
  const [slack, discord, teams] = await Promise.all([
    openSlackChat(),
    openDiscordChat(),
    openTeamsChat(),
  ]);
  const telling = [discord, teams].filter((chat) => chat !== undefined);
  return { all: [...(slack === undefined ? [] : [slack]), ...telling], telling };
}
