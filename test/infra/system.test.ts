import { describe, expect, it } from 'vitest';
import { sha256, systemClock, systemRandom } from '../../src/infra/system.ts';

describe('the system', () => {
  it('gives ids in order of time', () => {
    const ids = Array.from({ length: 1000 }, () => systemRandom.id());
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
  });

  it('gives tokens of 256 bits and short ids without look-alikes, none twice', () => {
    const tokens = new Set(Array.from({ length: 1000 }, () => systemRandom.token()));
    const names = new Set(Array.from({ length: 1000 }, () => systemRandom.shortId()));
    expect([tokens.size, names.size]).toEqual([1000, 1000]);
    for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
    for (const name of names) expect(name).toMatch(/^[2-9A-HJKMNP-TV-Z]{8}$/);
  });

  it('hashes with SHA-256', () => {
    const hex = Buffer.from(sha256('abc')).toString('hex');
    expect(hex).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('tells the time in milliseconds', () => {
    expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(1000);
  });
});
