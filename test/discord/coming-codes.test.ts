import { describe, expect, it } from 'vitest';
import { readCode, writeCode } from '../../adapters/discord/codes.ts';
import { readPress, writePress } from '../../src/application/coming/press.ts';

describe('what a button says of coming', () => {
  it('fits into a button, also where it names an alternate, and is read back', () => {
    const [entry, contact] = [
      '01890000-0000-7000-8000-000000000001',
      '01890000-0000-7000-8000-000000000002',
    ];
    const said = [
      { kind: 'alternate', contact, mode: 'remote' },
      { kind: 'yes', mode: 'in-person' },
      { kind: 'here', presence: 'remote' },
      { kind: 'no' },
      { kind: 'who' },
    ] as const;
    for (const one of said) {
      const press = { entry, said: one };
      const code = writeCode('act', '', 'coming', writePress(press));
      const read = code === undefined ? undefined : readCode(`${code}~12`);
      expect(read?.kind).toBe('act');
      expect(readPress(String(read?.parts[2]))).toEqual(press);
    }
  });

  it('is nothing where it was made up', () => {
    const entry = '01890000-0000-7000-8000-000000000001';
    for (const code of [
      '',
      entry,
      `${entry}.yes`,
      `${entry}.no.p`,
      `${entry}.maybe.p`,
      'x.yes.p',
    ]) {
      expect(readPress(code), code).toBeUndefined();
    }
  });
});
