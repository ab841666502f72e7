import type { Upload } from '../http-body.ts';
import { type Json, listOf, textOf } from '../json.ts';
import { refused } from '../refusal.ts';
import type { Version } from '../store.ts';

/** What the form of a message depends on. */
export interface Given {
  readonly files: readonly Upload[];
  readonly kind: 'create' | 'edit';
  /** What an edited message was before, and its flags. */
  readonly before?: Version;
  readonly flags?: number;
  /** Where its fields stand in the body: under `data` in a callback. */
  readonly at?: readonly string[];
}

/** Refuses a message whose form Discord refuses. */
export function checkMessage(body: Json, { files, before }: Given): void {
  const filled = (name: string, old: unknown) => listOf(body[name] ?? old).length > 0;
  const content = textOf(body['content'] ?? (body['content'] === null ? '' : before?.content));
  const something =
    content.trim() !== '' ||
    filled('embeds', before?.embeds) ||
    filled('components', before?.components) ||
    filled('attachments', before?.attachments) ||
    files.length > 0;
  if (!something) throw refused.empty();
}
