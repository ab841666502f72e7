import { mkdir, open, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Adapter, SendOutcome } from '../../src/platform/adapter.ts';
import type { Capabilities } from '../../src/platform/capabilities.ts';
import { sendOnly } from '../../src/platform/send-only.ts';
import { writeEml } from './write-eml.ts';

export interface LetterOptions {
  /** Where the letters are put: made when the first one is written. */
  readonly folder: string;
  readonly from: string;
}

export const LETTER_CAPABILITIES: Capabilities = {
  transport: 'none',
  textMax: 100_000,
  buttonsMax: 0,
  buttonLabelMax: 0,
  selectMax: 0,
  optionLabelMax: 0,
  multiSelect: false,
  forms: false,
  modals: false,
  edit: false,
  proactive: true,
  idempotentSend: true, // the file's name is the delivery's id
  canLookUp: false,
  pace: [],
};

const DELIVERY_ID = /^[A-Za-z0-9-]{1,64}$/;

/**
 * Letters without a network: one `.eml` file for each, which staff open and send from their own mail program. What
 * works when no mail server is configured. A file holds a personal link, so only its owner can read it.
 */
export function createLetterAdapter({ folder, from }: LetterOptions): Adapter {
  return {
    platform: 'letter',
    capabilities: LETTER_CAPABILITIES,
    ...sendOnly(async () => undefined),
    send: async (message) => {
      if (!DELIVERY_ID.test(message.id)) throw new Error('a delivery id that is no file name');
      const eml = await writeEml(message, from);
      if (eml === undefined) return { kind: 'rejected', reason: 'letters only' };
      const path = join(folder, `${message.id}.eml`);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        if (!(await exists(path))) await writeWhole(path, eml);
        return { kind: 'sent', reference: path };
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };
}

/** Written beside its place, flushed, then moved there: a reader never sees half a letter. */
async function writeWhole(path: string, eml: Uint8Array): Promise<void> {
  const draft = `${path}.${process.pid}.part`;
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(eml);
    await file.sync();
  } catch (error) {
    await file.close();
    await unlink(draft);
    throw error;
  }
  await file.close();
  await rename(draft, path);
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

const RETRY_MS = 60_000;

/** A full disk may be emptied; a folder that cannot be written stays so until somebody mends it. */
function outcomeOf(error: unknown): SendOutcome {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  if (code === undefined) throw error;
  const reason = `the letter could not be written: ${code}`;
  const passes = code === 'ENOSPC' || code === 'EMFILE' || code === 'EAGAIN' || code === 'EBUSY';
  return passes
    ? { kind: 'retry', afterMs: RETRY_MS, scope: 'platform', reason }
    : { kind: 'halted', scope: 'platform', reason };
}
