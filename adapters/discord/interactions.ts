import { createHash } from 'node:crypto';
import type { Address, InboundAct, InboundEvent, Taken } from '../../src/platform/adapter.ts';
import { type Code, readCode } from './codes.ts';
import { VALUE_ID } from './controls.ts';
import { readPanel } from './panels.ts';
import {
  type CommandInteraction,
  type ComponentInteraction,
  type Interaction,
  type ShownPart,
  timeOf,
  type WindowInteraction,
} from './payloads.ts';
import { HINT_ID, TITLE_ID } from './prompts.ts';
import { unescaped } from './texts.ts';
import { type Window, WRITTEN, wordsWindow } from './windows.ts';

export const PLATFORM = 'discord';

/**
 * How what comes of an act is shown: to its actor alone, beside the message that was pressed, or in the place of that message.
 */
export type Manner = 'private' | 'beside' | 'instead';

/** What an interaction means. */
export type Meaning =
  | {
      readonly kind: 'take';
      readonly event: InboundEvent;
      readonly manner: Manner;
      /** Where a window of fields begins. */
      readonly first?: string;
      /** Fields of a form that are to be written in a window of their own. */
      readonly fields?: readonly string[];
      /** What is to be asked once that was taken. */
      readonly after?: (taken: Taken) => InboundEvent | undefined;
    }
  /** A window that needs nobody's word: nothing has been said yet. */
  | { readonly kind: 'open'; readonly window: Window }
  /** Of an older version of ours, or made up. */
  | { readonly kind: 'nothing' };

const NOTHING: Meaning = { kind: 'nothing' };

/** undefined: nobody acts. */
export function actorOf({ user, member }: Interaction): Address | undefined {
  const externalId = (user ?? member?.user)?.id;
  // An account is the same in every server, and so is its conversation with us: it has no tenant.
  return externalId === undefined ? undefined : { platform: PLATFORM, tenant: '', externalId };
}

export function meaningOf(interaction: Interaction, from: Address): Meaning {
  switch (interaction.type) {
    case 2:
    case 4:
      return commanded(interaction, from);
    case 3:
      return pressed(interaction, from);
    case 5:
      return sent(interaction, from);
  }
}

/** "/parley status cto-2027 AFR": the subcommand and what was given with it, as words. */
function commanded(interaction: CommandInteraction, from: Address): Meaning {
  const { id, guild_id, channel_id, authorizing_integration_owners: owners } = interaction;
  const [sub] = interaction.data.options ?? [];
  const given = (sub?.options ?? []).map(({ value }) => String(value ?? '').trim());
  const name = sub?.name === SAY ? [] : [sub?.name ?? 'help'];
  const text = [...name, ...given.filter((one) => one !== '')].join(' ');
  // Where only the actor has installed us, we cannot write in the server.
  const isOurs = guild_id !== undefined && channel_id !== undefined && owners?.['0'] !== undefined;
  const place = isOurs
    ? { place: { platform: PLATFORM, tenant: guild_id, externalId: channel_id } }
    : {};
  const base = { eventId: hashed([id]), from, at: timeOf(id), ...place };
  const said = { kind: 'typed', text, addressed: true } as const;
  if (text !== ROUNDS) return { kind: 'take', event: { ...base, act: said }, manner: 'private' };
  return {
    kind: 'take',
    event: { ...base, act: { kind: 'looked' } },
    manner: 'private',
    // Staff see all rounds below those that wait for themselves.
    after: (taken) =>
      mayAsk(taken, ROUNDS) ? { ...base, eventId: hashed([id, ROUNDS]), act: said } : undefined,
  };
}

/** What is being typed into which field of a command. */
export function soughtIn({ id, data }: CommandInteraction, from: Address): InboundEvent {
  const [sub] = data.options ?? [];
  const field = sub?.options?.find(({ focused }) => focused === true);
  const typed = String(field?.value ?? '').slice(0, 100);
  const act = {
    kind: 'sought',
    command: sub?.name ?? '',
    field: field?.name ?? '',
    typed,
  } as const;
  return { eventId: hashed([id]), from, at: timeOf(id), act };
}

/** The subcommand for whatever can be typed. */
export const SAY = 'say';
const ROUNDS = 'rounds';

function mayAsk({ shown }: Taken, words: string): boolean {
  return shown.some(
    (one) => one.kind === 'desk' && one.desk.actions.some((a) => a.words === words),
  );
}

function pressed(interaction: ComponentInteraction, from: Address): Meaning {
  const { data, message } = interaction;
  const code = readCode(data.custom_id);
  if (code === undefined) return NOTHING;
  const values = data.values ?? [];
  const held = readPanel(message.components ?? []);
  const take = (act: InboundAct, more: Partial<Taking> = {}): Meaning => ({
    ...{ kind: 'take', manner: 'beside', event: eventOf(interaction, from, { act, ...more }) },
    ...(more.manner === undefined ? {} : { manner: more.manner }),
    ...(more.first === undefined || more.first === '' ? {} : { first: more.first }),
    ...(more.fields === undefined ? {} : { fields: more.fields }),
  });
  switch (code.kind) {
    case 'write':
      return { kind: 'open', window: written(interaction, code) };
    case 'say':
      return take({ kind: 'typed', text: code.parts[0], addressed: true }, { manner: 'private' });
    case 'form':
    case 'field':
    case 'edit': {
      if (held === undefined) return NOTHING;
      const chosen = code.kind === 'field' ? { [code.parts[0]]: values } : {};
      const fields = { ...held.fields, ...chosen };
      const act = { ...held, kind: 'filled', fields, sent: code.kind === 'form' } as const;
      const names = code.kind === 'edit' ? { fields: code.parts[0].split(',') } : {};
      return take(act, { manner: 'instead', ...names });
    }
    default: {
      const own = answerIn(code, values);
      return own === undefined ? NOTHING : take(own.act, own);
    }
  }
}

interface Taking {
  readonly act: InboundAct;
  readonly promptId: string;
  readonly manner: Manner;
  readonly first: string;
  readonly fields: readonly string[];
}
type Own = Pick<Taking, 'act'> & Partial<Taking>;

/** What moves a conversation, or says who somebody is. */
function answerIn(code: Code, values: readonly string[]): Own | undefined {
  const [first] = values;
  switch (code.kind) {
    case 'option': {
      const [promptId, question, value] = code.parts;
      return { promptId, act: { kind: 'answered', question, value } };
    }
    case 'pick': {
      const [promptId, question] = code.parts;
      if (first === undefined) return undefined;
      return { promptId, act: { kind: 'answered', question, value: first } };
    }
    case 'several': {
      const [promptId, question] = code.parts;
      return { promptId, act: { kind: 'answered', question, value: values } };
    }
    case 'act': {
      const [promptId, command, argument] = code.parts;
      if (command === 'section') {
        return { promptId, first: argument, act: { kind: 'commanded', command } };
      }
      const told = argument === '' ? {} : { argument };
      return { promptId, act: { kind: 'commanded', command, ...told } };
    }
    case 'change': {
      const [promptId] = code.parts;
      if (first === undefined) return undefined;
      return { promptId, act: { kind: 'commanded', command: 'change', argument: first } };
    }
    case 'offer': {
      const [offer, answer] = code.parts;
      return { act: { kind: 'identified', offer, isMe: answer === 'y' } };
    }
    default:
      return undefined;
  }
}

/** The window's words are those of the message whose button opens it. */
function written(
  { message, locale = 'en' }: ComponentInteraction,
  { parts: [promptId, question, size] }: Extract<Code, { kind: 'write' }>,
): Window {
  const display = (id: number) => message.components?.find((part) => part.id === id)?.content;
  const quoted = display(VALUE_ID)?.replace(/^> ?/gm, '');
  const value = quoted === undefined ? undefined : unescaped(quoted);
  const shown = { title: display(TITLE_ID), hint: display(HINT_ID), value };
  return wordsWindow({ promptId, question, size, ...shown, language: locale });
}

function sent(interaction: WindowInteraction, from: Address): Meaning {
  const { data, message } = interaction;
  const code = readCode(data.custom_id);
  const fields = valuesIn(data.components);
  const beside: Manner = message === undefined ? 'private' : 'beside';
  const take = (own: Own, manner: Manner): Meaning => ({
    kind: 'take',
    manner,
    event: eventOf(interaction, from, own),
  });
  switch (code?.kind) {
    case 'words': {
      const [promptId, question] = code.parts;
      const value = fields[WRITTEN] ?? '';
      return take({ promptId, act: { kind: 'answered', question, value } }, beside);
    }
    case 'form': {
      const [form, context] = code.parts;
      const held = readPanel(message?.components ?? []);
      const act = { kind: 'filled', form, context, sent: true } as const;
      // Opened by the message that told what was wrong: what was chosen there belongs to it.
      if (held?.form === form && held.context === context) {
        return take({ act: { ...act, fields: { ...held.fields, ...fields } } }, 'instead');
      }
      return take({ act: { ...act, fields } }, beside);
    }
    case 'edited': {
      const held = readPanel(message?.components ?? []);
      if (held === undefined) return NOTHING;
      const all = { ...held.fields, ...fields };
      return take({ act: { ...held, kind: 'filled', fields: all, sent: false } }, 'instead');
    }
    default:
      return NOTHING;
  }
}

type Values = Readonly<Record<string, string | readonly string[]>>;

function valuesIn(parts: readonly ShownPart[]): Values {
  const read = parts.flatMap(({ component }) => {
    const code = readCode(component?.custom_id ?? '');
    if (component === undefined || (code?.kind !== 'one' && code?.kind !== 'list')) return [];
    const { values = [], value } = component;
    const one = typeof value === 'string' ? value : (values[0] ?? '');
    return [[code.parts[0], code.kind === 'list' ? values : one] as const];
  });
  return Object.fromEntries(read);
}

function eventOf(
  { id, ...more }: ComponentInteraction | WindowInteraction,
  from: Address,
  { act, promptId = '' }: Own,
): InboundEvent {
  const at = timeOf(id);
  const key = eventKey(act, { at, promptId, id, message: more.message?.id ?? '' });
  // A prompt's id begins with its conversation.
  const conversation = promptId.slice(0, Math.max(0, promptId.lastIndexOf('.')));
  const named = promptId === '' ? {} : { promptId, conversation };
  return { eventId: hashed(key), from, at, act, ...named };
}

/** A second press of these on one message can only be a second press: what they do moves the conversation on. */
const ONCE: ReadonlySet<string> = new Set(['skip', 'back', 'submit', 'done', 'more', 'decline']);
/** Others may be wanted again later, but not within this time, which is longer than any double click. */
const AGAIN_MS = 5_000;

/**
 * The same act has the same key, however often it arrives: an interaction's own id, or, for a command, what a double click has in
 * common. An answer is told apart by its id, since the way back to an earlier choice is an answer, too; the engine takes the same
 * one twice without a word.
 */
function eventKey(
  act: InboundAct,
  of: Readonly<Record<'promptId' | 'id' | 'message', string>> & { readonly at: number },
): readonly string[] {
  const { at, promptId, id, message } = of;
  if (act.kind !== 'commanded') return [id];
  const moment = promptId !== '' && ONCE.has(act.command) ? '' : Math.floor(at / AGAIN_MS);
  return [message, promptId, String(moment), JSON.stringify(act)];
}

export function hashed(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}
