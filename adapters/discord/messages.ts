import { type APIAttachment, ComponentType, MessageFlags } from 'discord.js';
import type { Attachment, OutboundMessage } from '../../src/platform/adapter.ts';
import { letterText } from '../../src/platform/letter-body.ts';
import type { Part } from './buttons.ts';
import { renderLetter } from './letters.ts';
import { renderPrompt } from './prompts.ts';
import { styled, textDisplay, unescaped } from './texts.ts';

/** Of all texts of a message, and of all its components, those within others too (docs.discord.com/developers/components). */
export const TEXTS_MAX = 4_000;
export const PARTS_MAX = 40;

/** A message as Discord takes it; its files go beside it. */
export interface RenderedMessage {
  readonly body: {
    readonly flags: number;
    readonly components: Part[];
    readonly allowed_mentions: { readonly parse: [] };
    readonly attachments?: Pick<APIAttachment, 'id' | 'filename'>[];
  };
  readonly files: readonly MessageFile[];
}

export interface MessageFile {
  readonly name: string;
  /** As whoever made it called it. */
  readonly called: string;
  readonly data: Buffer;
  readonly contentType: string;
}

/** Nobody is ever called by what we say. */
export const NO_MENTIONS: { readonly parse: [] } = { parse: [] };

export function renderMessage(message: OutboundMessage): RenderedMessage {
  const { content, direction } = message;
  if (content.kind === 'prompt') return messageOf(renderPrompt(content.prompt));
  const { letter } = content;
  const parts = renderLetter(letter, direction);
  const files = letter.attachments ?? [];
  return messageOf(parts, { files, words: `${letter.subject}\n\n${letterText(letter)}` });
}

/** `words`: all that is said, for a file of its own where a message has no room for it. */
export function messageOf(
  parts: readonly Part[],
  { files = [], words, mark, flags = 0 }: MessageOptions = {},
): RenderedMessage {
  const text = fits(parts, 2 * files.length) ? undefined : (words ?? wordsOf(parts));
  const own: readonly Attachment[] =
    text === undefined ? [] : [{ name: 'message.txt', type: 'text/plain', body: encode(text) }];
  const all = [...files, ...own].map(named);
  const shown = text === undefined ? parts : shortened(parts, 2 * all.length);
  const components: Part[] = [
    ...(shown.length === 0 ? [textDisplay('…')] : shown),
    ...all.flatMap(fileParts),
  ];
  return {
    body: {
      flags: MessageFlags.IsComponentsV2 | flags,
      components: mark === undefined ? components : marked(components, mark),
      allowed_mentions: NO_MENTIONS,
      ...(all.length === 0
        ? {}
        : { attachments: all.map(({ name: filename }, id) => ({ id: String(id), filename })) }),
    },
    files: all,
  };
}

interface MessageOptions {
  readonly files?: readonly Attachment[];
  readonly words?: string;
  /** What the message is known by, so that an unclear send can be looked up (look-up.ts). */
  readonly mark?: number;
  readonly flags?: number;
}

/** The first component carries the mark; a number that Discord keeps and nobody sees. */
export function marked(parts: readonly Part[], mark: number): Part[] {
  return parts.map((part, index) => (index === 0 ? { ...part, id: mark } : part));
}

/** As its reference can name it: ASCII letters, digits, dots, dashes and underscores; no two alike. */
function named({ name, type, body }: Attachment, index: number): MessageFile {
  const plain = name.normalize('NFC').replace(/[^A-Za-z0-9._-]+/g, '_');
  const isBare = /^[_.-]*(\.[A-Za-z0-9]*)?$/.test(plain);
  const base = isBare ? `file${/\.[A-Za-z0-9]+$/.exec(plain)?.[0] ?? ''}` : plain;
  const unique = index === 0 ? base : base.replace(/(\.[^.]*)?$/, `-${index + 1}$1`);
  return { name: unique, called: name, contentType: type, data: Buffer.from(body) };
}

/** The file, under its own name where Discord has no letters for that. */
function fileParts({ name, called }: MessageFile): readonly Part[] {
  const file = { url: `attachment://${name}` };
  const words = name === called ? [] : [textDisplay(styled(called, 'small', 'ltr'))];
  return [...words, { type: ComponentType.File, file }];
}

function fits(parts: readonly Part[], files: number): boolean {
  return textLength(parts) <= TEXTS_MAX && partCount(parts) + files <= PARTS_MAX;
}

function textLength(parts: readonly Part[]): number {
  return parts.reduce(
    (sum, part) => sum + (part.type === ComponentType.TextDisplay ? part.content.length : 0),
    0,
  );
}

export function partCount(parts: readonly Part[]): number {
  return parts.reduce(
    (sum, part) => sum + 1 + (part.type === ComponentType.ActionRow ? part.components.length : 0),
    0,
  );
}

/** As many whole texts as there is room for, in their order, with every control; the file has all. */
function shortened(parts: readonly Part[], files: number): readonly Part[] {
  const controls = parts.filter(({ type }) => type === ComponentType.ActionRow);
  let count = partCount(controls) + files;
  let length = 0;
  return parts.filter((part) => {
    if (part.type !== ComponentType.TextDisplay) return true;
    const hasRoom = length + part.content.length <= TEXTS_MAX && count < PARTS_MAX;
    if (hasRoom) {
      length += part.content.length;
      count += 1;
    }
    return hasRoom;
  });
}

function wordsOf(parts: readonly Part[]): string {
  const texts = parts.flatMap((part) =>
    part.type === ComponentType.TextDisplay ? [unescaped(part.content)] : [],
  );
  return `${texts.join('\n\n')}\n`;
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
