import { directionOf, type Language } from '../../domain/language.ts';
import type { InboundEvent, Taken } from '../../platform/adapter.ts';
import type { Form, Shown } from '../../platform/shown.ts';
import { identify } from '../linking/identify.ts';
import { joinByCode } from '../linking/join-by-code.ts';
import { leaveAccount, UNLINKED } from '../linking/leave.ts';
import type { LinkedContact } from '../linking/link-account.ts';
import type { ChatDeps } from './deps.ts';
import { languageFor, personOf } from './person.ts';
import { speak } from './speak.ts';
import { told } from './words.ts';
import { askZone } from './zone.ts';

export const JOIN_FORM = 'join';

/** Uses a code; a contact goes on at once where its member is asked. */
export async function join(deps: ChatDeps, event: InboundEvent, code: string): Promise<Taken> {
  const { from } = event;
  const person = await personOf(deps, from);
  const language = languageFor(person);
  if (code === '') return { shown: [{ kind: 'form', form: joinForm(deps, language) }] };
  const source = `${from.platform}:${from.tenant}:${from.externalId}`;
  const joined = await joinByCode(deps, { code, from, person, source });
  if (!joined.ok) {
    const isLimited = joined.code === 'slow-down';
    const minutes = Math.ceil(Number(joined.params?.['seconds'] ?? 60) / 60);
    return { shown: [told(deps, language, isLimited ? 'slowDown' : 'codeNotValid', { minutes })] };
  }
  if (joined.value.kind === 'staff') {
    return { shown: [told(deps, 'en', 'joinedStaff', { name: joined.value.actor.name })] };
  }
  return { shown: await welcome(deps, event, joined.value) };
}

/** Says whether this account is the contact that staff took it for. */
export async function answerOffer(
  deps: ChatDeps,
  event: InboundEvent,
  { offer, isMe }: { readonly offer: string; readonly isMe: boolean },
): Promise<Taken> {
  const person = await personOf(deps, event.from);
  const identified = await identify(deps, { offer, isMe, from: event.from, person });
  const language = languageFor(person);
  if (!identified.ok) return { shown: [told(deps, language, 'offerNotValid')] };
  if (identified.value.kind === 'not-me') return { shown: [told(deps, language, 'notMe')] };
  return { shown: await welcome(deps, event, identified.value) };
}

/** The conversation may begin before this is shown, so that nothing is read between the two. */
async function welcome(
  deps: ChatDeps,
  event: InboundEvent,
  contact: LinkedContact,
): Promise<readonly Shown[]> {
  const asked = await askZone(deps, event);
  return [...(await greet(deps, event, contact)), ...asked];
}

/** Where something waits, its first words are the greeting; they go the way of all that is said in a conversation. */
async function greet(
  deps: ChatDeps,
  event: InboundEvent,
  { name, language, place }: LinkedContact,
): Promise<readonly Shown[]> {
  if (place === null) return [told(deps, language, 'joinedNothing', { name })];
  const { conversation } = place;
  await speak(deps, { ...event, conversation, act: { kind: 'commanded', command: 'start' } });
  return event.act.kind === 'typed' && event.act.addressed !== true
    ? []
    : [told(deps, language, 'seeMessages')];
}

export async function unlink(deps: ChatDeps, { from }: InboundEvent): Promise<Taken> {
  const language = languageFor(await personOf(deps, from));
  const { contacts, staff } = await leaveAccount(deps, from, UNLINKED);
  return { shown: [told(deps, language, contacts + staff > 0 ? 'unlinked' : 'unlinkedNobody')] };
}

function joinForm({ phrases }: ChatDeps, language: Language): Form {
  const say = (name: string) => phrases(language, `chat.${name}`, {});
  return {
    ...{ form: JOIN_FORM, context: '', language, direction: directionOf(language) },
    ...{ title: say('joinTitle'), paragraphs: [say('joinText')] },
    ...{ submit: say('joinSubmit'), cancel: say('joinCancel') },
    fields: [
      {
        ...{ name: 'code', label: say('joinField'), required: true },
        control: { kind: 'text', input: 'text', maxLength: 400 },
      },
    ],
  };
}
