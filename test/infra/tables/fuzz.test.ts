import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAll, useFolder, workbookOf } from './files.ts';

const folder = useFolder();
const workbook = workbookOf([
  ['Member reference', 'E-mail'],
  ['MS-KE', 'a@b.example'],
]);

/** Whatever comes, it is rows or a fault that says where, what and how to mend it. */
async function expectRowsOrFault(bytes: Uint8Array, name: string) {
  const { fault, rows } = await readAll(folder.write(bytes, name));
  for (const row of rows) expect(row.cells.every((cell) => typeof cell === 'string')).toBe(true);
  if (fault !== undefined) {
    for (const text of [fault.path, fault.problem, fault.mend]) expect(text).not.toBe('');
  }
}

describe('a table reader given anything', () => {
  it('survives bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), (bytes) =>
        expectRowsOrFault(bytes, 'x.csv'),
      ),
      { numRuns: 200 },
    );
  });

  it('survives text full of quotation marks, separators, line ends and NUL', async () => {
    const text = fc.string({
      unit: fc.constantFrom('"', ',', ';', '\n', '\r', '\t', '\0', 'é', 'a', '\uFEFF'),
    });
    await fc.assert(
      fc.asyncProperty(text, (given) => expectRowsOrFault(Buffer.from(given), 'x.csv')),
      { numRuns: 300 },
    );
  });

  it('survives a workbook that ends anywhere', async () => {
    for (let length = 0; length < workbook.length; length += 13) {
      await expectRowsOrFault(workbook.subarray(0, length), 'x.xlsx');
    }
  });

  it('survives a workbook with any of its bytes changed', async () => {
    const change = fc.tuple(fc.nat(workbook.length - 1), fc.integer({ min: 0, max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const bytes = Uint8Array.from(workbook);
        for (const [at, byte] of changes) bytes[at] = byte;
        return expectRowsOrFault(bytes, 'x.xlsx');
      }),
      { numRuns: 300 },
    );
  });
});
