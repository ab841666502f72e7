import { cleanWords } from '../normalise-words.ts';
import type { Colleague } from '../state.ts';
import { isEmail } from '../validate.ts';

const NAME_MAX = 100;

/**
 * Who is named in a message, as people write it: "Amina Said <amina@example.org>", "amina@example.org,
 * Amina Said", or one of the two alone; what is not there is ''. undefined: an address that is none, or
 * more than one.
 */
export function readColleague(text: string): Colleague | undefined {
  const words = cleanWords(text).replace(/mailto:/gi, ' ');
  const addresses = words.match(ADDRESS) ?? [];
  const found = new Set(addresses.map((address) => address.replace(/\.+$/, '').toLowerCase()));
  const [email = ''] = found;
  if (found.size > 1 || (email !== '' && !isEmail(email))) return undefined;
  return { name: nameIn(words.replace(ADDRESS, ' ')), email };
}

/** Anything with an @ in it, without the marks that people put around an address. */
const ADDRESS = /[^\s<>()[\]"“”«»,;:|]*@[^\s<>()[\]"“”«»,;:|]*/gu;

/** "to Amina", where the name followed the command. */
const TO = /^(?:to|à|a|al|en|إلى|الى|给)\s+/u;

/**
 * Letters and what stands between them in names; everything else goes, so that nothing that a mail
 * program would make a link of can be sent to a stranger as a name.
 */
function nameIn(words: string): string {
  const name = words
    .replace(/[^\p{L}\p{M}\p{N}\s.'’ʼ\-‐]+|(?<=\p{L}{2})\.(?=\p{L})/gu, ' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .join(' ')
    .replace(TO, '')
    .slice(0, NAME_MAX)
    .trim();
  return /\p{L}/u.test(name) ? name : '';
}
