import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Unopenable } from '../../platform/vault.ts';

/** A value as it rests. */
export interface Sealed {
  /** Tells which secret it was sealed with, and nothing of that secret. */
  readonly keyId: string;
  readonly bytes: Uint8Array;
}

/** Seals with the secret of now; opens what former ones sealed, too. */
export interface KeyRing {
  readonly keyId: string;
  /** The name is bound to the value: a sealed value opens under no other. */
  seal(name: string, value: string): Sealed;
  /** @throws {Unopenable} */
  open(name: string, sealed: Sealed): string;
}

export interface Secrets {
  readonly secret: string;
  readonly formerSecrets?: readonly string[];
}

const CIPHER = 'aes-256-gcm';
const FORMAT = 1;
const KEY_BYTES = 32;
const KEY_ID_BYTES = 8;
const NONCE_BYTES = 12; // NIST SP 800-38D, 8.2: random ones do for 2^32 values a key
const TAG_BYTES = 16;

export function createKeyRing({ secret, formerSecrets = [] }: Secrets): KeyRing {
  const current = keyOf(secret);
  const known = new Map([...formerSecrets.map(keyOf), current].map((key) => [key.id, key]));
  return {
    keyId: current.id,
    seal: (name, value) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, current.key, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(boundTo(name, current.id));
      const hidden = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
      const bytes = Buffer.concat([Buffer.of(FORMAT), nonce, hidden, cipher.getAuthTag()]);
      return { keyId: current.id, bytes };
    },
    open: (name, sealed) => {
      const key = known.get(sealed.keyId);
      if (key === undefined) throw new Unopenable(otherSecret(name));
      const value = opened(name, sealed.bytes, key);
      if (value === undefined) throw new Unopenable(changed(name));
      return value;
    },
  };
}

interface SealingKey {
  readonly id: string;
  readonly key: Buffer;
}

/** Derived by HKDF (RFC 5869), each for its one purpose, so that a key id gives no hint of a key. */
function keyOf(secret: string): SealingKey {
  const derive = (purpose: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', secret, '', `parley vault ${purpose}`, bytes));
  return { id: derive('key id', KEY_ID_BYTES).toString('hex'), key: derive('key', KEY_BYTES) };
}

function opened(name: string, sealed: Uint8Array, { id, key }: SealingKey): string | undefined {
  const bytes = Buffer.from(sealed);
  const [hiddenAt, tagAt] = [1 + NONCE_BYTES, bytes.length - TAG_BYTES];
  if (bytes[0] !== FORMAT || tagAt < hiddenAt) return undefined;
  const nonce = bytes.subarray(1, hiddenAt);
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(boundTo(name, id));
  decipher.setAuthTag(bytes.subarray(tagAt));
  try {
    const value = [decipher.update(bytes.subarray(hiddenAt, tagAt)), decipher.final()];
    return Buffer.concat(value).toString('utf8');
  } catch {
    return undefined; // the tag does not fit: node:crypto says no more
  }
}

function boundTo(name: string, keyId: string): Buffer {
  return Buffer.from(JSON.stringify([FORMAT, keyId, name]));
}

function otherSecret(name: string): string {
  return `"${name}" is sealed with a secret that is not known here. Add the secret of that time to PARLEY_FORMER_SECRETS (without PARLEY_SECRET it was the file "secret" in the data directory), then run "parley vault reseal"; or connect that workspace anew.`;
}

function changed(name: string): string {
  return `"${name}" does not open: its row was changed, or is another one's copy. Take the table vault_entry from a back-up, or connect that workspace anew.`;
}
