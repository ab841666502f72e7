import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Address, InboundAct, InboundEvent } from '../../src/platform/adapter.ts';
import { gatheredAnswer, type Held, heldValue } from './answers.ts';
import { type ButtonValue, readButton, readInput } from './codes.ts';
import { FIELD, FORM, fieldOf } from './forms.ts';
import { type BlockActions, type SentView, timeOf } from './payloads.ts';

/** What a person pressed or chose in a message or on its Home tab; undefined: nothing that means anything to us. */
export function pressed(body: BlockActions, from: Address): InboundEvent | undefined {
  const [action] = body.actions;
  if (action === undefined) return undefined;
  const at = timeOf(action.action_ts);
  const place = body.container.message_ts ?? body.view?.id ?? '';
  const own = readOwn(body, action);
  if (own === undefined) return undefined;
  const { act, promptId } = own;
  return {
    eventId: hashed([place, eventKey(act, { promptId, at, trigger: body.trigger_id })]),
    ...{ from, at, act },
    ...(promptId === undefined || promptId === '' ? {} : namedBy(promptId)),
  };
}

/** A prompt's id begins with its conversation. */
function namedBy(promptId: string) {
  return { promptId, conversation: promptId.slice(0, Math.max(0, promptId.lastIndexOf('.'))) };
}

interface Own {
  readonly act: InboundAct;
  readonly promptId?: string;
}

type Pressed = BlockActions['actions'][number];

function readOwn(body: BlockActions, action: Pressed): Own | undefined {
  if (action.type === 'button') {
    const value = readButton(action.value ?? undefined);
    return value === undefined ? undefined : buttonAct(value, body);
  }
  const code = readInput(action.block_id);
  if (code === undefined) return undefined;
  const value = heldValue(heldOf(action));
  if (typeof value !== 'string' || value === '') return undefined;
  const { promptId, question } = code;
  if (code.role === 'pick') return { promptId, act: { kind: 'answered', question, value } };
  if (code.role !== 'change') return undefined; // kept by the client until it is saved
  return { promptId, act: { kind: 'commanded', command: 'change', argument: value } };
}

function heldOf({ type, value, selected_option, selected_options, selected_date }: Pressed): Held {
  return { type, value, selected_option, selected_options, selected_date };
}

function buttonAct(value: ButtonValue, body: BlockActions): Own {
  if ('i' in value) return { act: { kind: 'identified', offer: value.i, isMe: value.y } };
  if ('w' in value) return { act: { kind: 'typed', text: value.w, addressed: true } };
  if ('v' in value) {
    return { promptId: value.p, act: { kind: 'answered', question: value.q, value: value.v } };
  }
  if ('s' in value) {
    const { p: promptId, q: question, s: shape, o } = value;
    const save = { promptId, question, shape, ...(o === undefined ? {} : { other: o }) };
    return { promptId, act: gatheredAnswer(body.state?.values ?? {}, save) };
  }
  const { p, c: command, a: argument } = value;
  const act = {
    kind: 'commanded',
    command,
    ...(argument === undefined ? {} : { argument }),
  } as const;
  return p === undefined ? { act } : { act, promptId: p };
}

/** A second press of these on one message can only be a second press: what they do moves the conversation on. */
const ONCE: ReadonlySet<string> = new Set(['skip', 'back', 'submit', 'done', 'more', 'decline']);
/** Others may be wanted again later, but not within this time, which is longer than any double click. */
const AGAIN_MS = 5_000;

/**
 * The same act has the same key, however often it arrives. An answer is told apart by its moment, since the way back to an
 * earlier choice is an answer, too; the engine takes the same one twice without a word.
 */
function eventKey(
  act: InboundAct,
  {
    promptId = '',
    at,
    trigger,
  }: { readonly promptId?: string | undefined; readonly at: number; readonly trigger: string },
): string {
  if (act.kind === 'answered') return `${promptId} ${at} ${JSON.stringify(act)}`;
  if (act.kind !== 'commanded') return trigger;
  const moment = promptId !== '' && ONCE.has(act.command) ? '' : Math.floor(at / AGAIN_MS);
  return `${promptId} ${moment} ${JSON.stringify(act)}`;
}

const metadata = z.object({ form: z.string().max(60), context: z.string().max(2_000) });

/** A modal of ours that was sent, or of which a field was changed. */
export function filled(
  view: SentView,
  from: Address,
  { sent, at }: { readonly sent: boolean; readonly at: number },
): InboundEvent | undefined {
  if (view.callback_id !== FORM) return undefined;
  const known = readMetadata(view.private_metadata);
  if (known === undefined) return undefined;
  const fields = Object.fromEntries(
    Object.entries(view.state?.values ?? {}).flatMap(([block, elements]) => {
      const field = fieldOf(block);
      return field === undefined ? [] : [[field, heldValue(elements[FIELD])] as const];
    }),
  );
  const act = { kind: 'filled', ...known, fields, sent } as const;
  return { eventId: hashed([view.id, view.hash ?? '', JSON.stringify(act)]), from, at, act };
}

function readMetadata(text: string | undefined): z.infer<typeof metadata> | undefined {
  try {
    return metadata.parse(JSON.parse(text ?? ''));
  } catch {
    return undefined;
  }
}

export function hashed(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}
