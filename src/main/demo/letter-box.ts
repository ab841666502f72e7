import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';

/** A letter that the server has written for staff to send: here it arrives at once. */
export interface ArrivedLetter {
  readonly to: string;
  readonly link: string;
}

/** Reads a letters folder; each letter is handed out once. */
export function openLetterBox(folder: string): () => Promise<readonly ArrivedLetter[]> {
  const seen = new Set<string>();
  return async () => {
    const names = await readdir(folder).catch(() => []); // made with the first letter
    const fresh = names.filter((name) => name.endsWith('.eml') && !seen.has(name));
    const letters: ArrivedLetter[] = [];
    for (const name of fresh) {
      seen.add(name);
      const letter = await readLetter(await readFile(join(folder, name)));
      if (letter !== undefined) letters.push(letter);
    }
    return letters;
  };
}

async function readLetter(eml: Uint8Array): Promise<ArrivedLetter | undefined> {
  const { to: [recipient] = [], text = '' } = await PostalMime.parse(eml);
  const link = /https?:\/\/\S+\/r\/[A-Za-z0-9_-]{43}/.exec(text)?.[0];
  const to = recipient?.address;
  return to === undefined || link === undefined ? undefined : { to, link };
}
