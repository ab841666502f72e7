import { describe, expect, it } from 'vitest';
import { createKeyRing } from '../../../src/infra/vault/key-ring.ts';
import { Unopenable } from '../../../src/platform/vault.ts';

const OLD = 'the secret of last year, long enough';
const NEW = 'the secret of this year, long enough';
const TOKEN = 'xoxb-1-Größe-日本';

const old = createKeyRing({ secret: OLD });
const rotated = createKeyRing({ secret: NEW, formerSecrets: [OLD] });

describe('a key ring', () => {
  it('opens what it sealed, and never seals the same twice', () => {
    const [first, second] = [old.seal('a', TOKEN), old.seal('a', TOKEN)];
    expect(old.open('a', first)).toBe(TOKEN);
    expect(old.open('a', old.seal('a', ''))).toBe('');
    expect(Buffer.compare(first.bytes, second.bytes)).not.toBe(0);
    expect(Buffer.from(first.bytes).toString('latin1')).not.toContain('xoxb');
  });

  it('opens what a former secret sealed, and seals with the one of now', () => {
    const before = old.seal('a', TOKEN);
    expect(rotated.open('a', before)).toBe(TOKEN);
    const after = rotated.seal('a', TOKEN);
    expect(after.keyId).not.toBe(before.keyId);
    expect(createKeyRing({ secret: NEW }).open('a', after)).toBe(TOKEN);
  });

  it('says how to mend it when the secret is not known', () => {
    const open = () => createKeyRing({ secret: NEW }).open('chat/T1', old.seal('chat/T1', TOKEN));
    expect(open).toThrow(Unopenable);
    expect(open).toThrow(/"chat\/T1".*PARLEY_FORMER_SECRETS.*parley vault reseal/);
  });

  it('opens a value under no other name', () => {
    expect(() => old.open('b', old.seal('a', TOKEN))).toThrow(/changed, or is another one's copy/);
  });

  it('opens nothing of which a single bit was changed, or a part cut off', () => {
    const { keyId, bytes } = old.seal('a', TOKEN);
    for (let at = 0; at < bytes.length; at += 1) {
      const other = Buffer.from(bytes);
      other.writeUInt8(other.readUInt8(at) ^ 1, at);
      expect(() => old.open('a', { keyId, bytes: other })).toThrow(Unopenable);
      expect(() => old.open('a', { keyId, bytes: bytes.subarray(0, at) })).toThrow(Unopenable);
    }
  });

  it('does not take the key id of another secret for its own', () => {
    const { bytes } = old.seal('a', TOKEN);
    expect(() => rotated.open('a', { keyId: rotated.keyId, bytes })).toThrow(Unopenable);
  });
});
