import { canonicalJson } from '../domain/agenda/canonical-json.ts';
import type { Hash } from './ports.ts';

/** SHA-256 of a value as 64 hexadecimal digits: equal values have equal ones, whatever stored them in between. */
export function fingerprint(hash: Hash, value: unknown): string {
  return [...hash(canonicalJson(value))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
