import { directionOf, type Language } from '../../domain/language.ts';
import type { InboundEvent, Taken } from '../../platform/adapter.ts';
import type { Action, NoticePrompt } from '../../platform/prompt.ts';
import type { ComingView } from '../coming/at-entry.ts';
import { type ComingPress, readPress, writePress } from '../coming/press.ts';
import { comingView, type Said, type Speaker, sayComing } from '../coming/say-coming.ts';
import { refusedWords, saidWords } from '../coming/words.ts';
import type { ChatDeps } from './deps.ts';
import { languageFor, personOf } from './person.ts';
import { contactOf } from './speak.ts';
import { told, toldWords } from './words.ts';

/**
 * A button of a letter was pressed that asks whether an entity comes, or is there. Rights come from the account alone: a code that somebody
 * else pressed or made up is refused with words. Pressed twice, or delivered again, it is taken once.
 */
export async function answerComing(
  deps: ChatDeps,
  event: InboundEvent,
  code: string,
): Promise<Taken> {
  const { from } = event;
  const contact = await contactOf(deps, from);
  if (contact === undefined) {
    return { shown: [told(deps, languageFor(await personOf(deps, from)), 'unknown')] };
  }
  const { language } = contact;
  const press = readPress(code);
  const speaker = { entry: press?.entry ?? '', contact: contact.id };
  const view = press === undefined ? undefined : await comingView(deps, speaker);
  if (press === undefined || view === undefined) {
    return { shown: [toldWords(language, deps.phrases(language, 'coming.chatGone'))] };
  }
  if (press.said.kind === 'who') {
    return { shown: [{ kind: 'prompt', prompt: whoComes(deps, press.entry, view, language) }] };
  }
  const words = await wordsFor(deps, { event, speaker, view, said: press.said, language });
  return { shown: [toldWords(language, words)] };
}

async function wordsFor(
  deps: ChatDeps,
  given: {
    readonly event: InboundEvent;
    readonly speaker: Speaker;
    readonly view: ComingView;
    readonly said: Said;
    readonly language: Language;
  },
): Promise<string> {
  const { event, speaker, view, said, language } = given;
  const { platform } = event.from;
  const by = { channel: platform, event: `${platform}:${speaker.contact}:${event.eventId}` };
  const taken = await sayComing(deps, speaker, said, by);
  const { phrases } = deps;
  if (!taken.ok) return refusedWords(phrases, language, taken, view);
  if (said.kind === 'here') return phrases(language, 'coming.hereSaved');
  const params = { member: view.entity, meeting: view.meeting.title };
  const what = saidWords(phrases, language, taken.value);
  return phrases(language, 'coming.chatSaved', { ...params, said: what });
}

/** As many as stand in one message of every chat, each in person and remotely. */
const ALTERNATES_MOST = 4;

/** Who can be sent, each with a button for both ways; where nobody can, what is to be done first. */
function whoComes(
  { phrases }: ChatDeps,
  entry: string,
  { entity, meeting, alternates, speaks, phase }: ComingView,
  language: Language,
): NoticePrompt {
  const say = (name: string, params: Readonly<Record<string, string>> = {}) =>
    phrases(language, `coming.${name}`, { member: entity, meeting: meeting.title, ...params });
  const buttons = alternates.slice(0, ALTERNATES_MOST).flatMap(({ contact, name }): Action[] => {
    const press = (mode: 'in-person' | 'remote', label: string): Action => {
      const said: ComingPress['said'] = { kind: 'alternate', contact, mode };
      const argument = writePress({ entry, said });
      return { command: 'coming', argument, label: say(label, { name }), weight: 'secondary' };
    };
    return [press('in-person', 'alternateInPerson'), press('remote', 'alternateRemote')];
  });
  const isOpen = speaks && phase !== 'over';
  const closed = say(phase === 'over' ? 'over' : 'notYours');
  const words = buttons.length > 0 ? say('chatAlternate') : say('alternateNone');
  return {
    ...{ id: '', language, direction: directionOf(language), kind: 'notice', tone: 'info' },
    paragraphs: [isOpen ? words : closed],
    actions: isOpen ? buttons : [],
  };
}
