/**
 * A number from 0 up to 1 that is always the same for an id and looks like chance across ids: where in a spread an addressee
 * stands. The 32-bit FNV-1a hash, which spreads short texts well, and its last mixing step from MurmurHash3.
 */
export function shareOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
