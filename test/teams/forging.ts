import { type Json, objectOf } from '../emulators/json.ts';
import { partsOf } from '../emulators/teams/cards/walk.ts';
import { accountJson, conversationJson } from '../emulators/teams/people/envelope.ts';
import type { Message, Person } from '../emulators/teams/store.ts';
import type { TeamsWorld } from './teams-world.ts';

/** What buttons of a message carry. */
export function dataOn(message: Message) {
  return message.versions
    .flatMap(({ cards }) => cards.flatMap(partsOf))
    .filter(({ kind }) => kind === 'Action.Execute')
    .map(({ json }) => objectOf(json['data']))
    .map((data) => ({ data, own: objectOf(data['parley']), message }));
}

/** Somebody sends what a button carries, in both of the forms that clients have, as a modified client can. */
export async function forges(
  { teams }: TeamsWorld,
  person: Person,
  data: Json | undefined,
  message: Message | undefined,
  more: Json = {},
): Promise<void> {
  const direct = teams.store.directOf(person);
  if (direct === undefined || data === undefined) throw new Error('there is nothing to press');
  const sent = teams.delivery.log.findLast(({ activity }) => activity['channelId'] === 'msteams');
  const base = { ...sent?.activity, from: accountJson(person), replyToId: message?.id };
  const own = { ...base, conversation: conversationJson(direct), text: undefined, ...more };
  const action = { type: 'Action.Execute', verb: 'parley', data };
  const invoke = { type: 'invoke', name: 'adaptiveCard/action', value: { action } };
  for (const form of [invoke, { type: 'message', name: undefined, value: data }]) {
    forged += 1;
    const seen = await teams.sends({ ...own, ...form, id: `f:forged-${forged}` });
    if (seen.status !== 200) throw new Error(`it was answered with ${seen.status}`);
  }
}
let forged = 0;

/** The conversations in which words of ours stand, in any version of a message or in a view of it. */
export function placesOf({ teams }: TeamsWorld, words: string): readonly string[] {
  return [...teams.store.conversations.values()]
    .filter(({ messages }) => messages.some((one) => isOurs(one) && shown(one).includes(words)))
    .map(({ id }) => id);
}

const isOurs = ({ author }: Message) => author === undefined;
const shown = ({ versions, views }: Message) =>
  JSON.stringify([versions.map(({ activity }) => activity), ...views.values()]);

/** Cards that belong to a conversation of Parley and stand elsewhere than in a chat with its own contact, or refresh themselves. */
export async function strayCards({ teams, serving }: TeamsWorld): Promise<readonly unknown[]> {
  const { prisma } = serving.opened;
  const own = await prisma.conversation.findMany({ select: { shortId: true, contactId: true } });
  const accounts = await prisma.account.findMany({ where: { platform: 'teams' } });
  const all = [...teams.store.conversations.values()].flatMap(({ messages }) => messages);
  return all.filter(isOurs).filter((message) => {
    const person = message.conversation.person?.aadObjectId;
    const theirs = accounts.filter(({ externalId }) => externalId === person);
    const text = shown(message);
    const isStray = own.some(
      ({ shortId, contactId }) =>
        text.includes(`"p":"${shortId}.`) && !theirs.some((one) => one.contactId === contactId),
    );
    return isStray || text.includes('"refresh"');
  });
}
