import { openDiscordChat } from '../discord/discord-chat.ts';
import { openSlackChat } from '../slack/slack-chat.ts';
import { type ChatShare, shareOf } from './share.ts';

/** Every chat that can be emulated here: all in a clone, none in an image. */
export async function openChats(): Promise<readonly ChatShare[]> {
  const chats = [await openSlackChat(), await openDiscordChat()];
  return chats.filter((chat) => chat !== undefined).map(shareOf);
}
