import { describe, expect, it } from 'vitest';
import { UnreadableTable } from '../../../src/application/members/table.ts';
import type { Actor } from '../../../src/application/ports.ts';
import { importXlsForm } from '../../../src/application/questionnaires/import-xlsform.ts';
import type { StaffId } from '../../../src/domain/ids.ts';
import { LANGUAGES } from '../../../src/domain/language.ts';
import { questionnaireTools } from '../../../src/infra/questionnaire-linter.ts';
import { readXlsForm } from '../../../src/infra/xlsform-reader.ts';
import { useFolder } from '../../infra/tables/files.ts';
import { SAMPLE_PATH, SAMPLE_SHEETS, workbookOf } from './sample-workbook.ts';

const deps = { tools: questionnaireTools };
const viewer: Actor = { kind: 'staff', id: 'viewer' as StaffId, role: 'viewer', name: 'Viewer' };
const folder = useFolder();

async function faultOf(path: string) {
  try {
    await readXlsForm(path);
  } catch (error) {
    if (error instanceof UnreadableTable) return error.fault;
    throw error;
  }
  throw new Error('the file was read');
}

describe('importXlsForm', () => {
  it('takes the sample workbook, complete in six languages', async () => {
    const result = importXlsForm(deps, await readXlsForm(SAMPLE_PATH), viewer);
    expect(result).toMatchObject({
      ok: true,
      value: {
        languages: LANGUAGES,
        warnings: [],
        definition: {
          title: { ru: 'Потребности перед собранием' },
          parley: { slug: 'sample-consultation', attribution: { chosenBy: 'shown_as' } },
        },
      },
    });
  });

  it('keeps the sample file the same as what it is made from', async () => {
    const stored = await readXlsForm(SAMPLE_PATH);
    const lines = (sheets: typeof stored) =>
      sheets.map(({ name, rows }) => [name, rows.map((row) => row.cells)]);
    expect(lines(stored)).toEqual(lines(SAMPLE_SHEETS));
  });

  it('names sheet and row of what only the check finds', () => {
    const sheets = SAMPLE_SHEETS.map(({ name, rows }) => ({
      name,
      rows: rows.map(({ number, cells }) => ({
        number,
        cells: cells.map((cell) =>
          cell === 'Seguridad' ? '' : cell === 'tariffs' ? 'tariffs, all' : cell,
        ),
      })),
    }));
    expect(importXlsForm(deps, sheets, viewer)).toMatchObject({
      ok: false,
      code: 'faults',
      faults: expect.arrayContaining([
        {
          path: 'sheet "choices", row 4 (value)',
          problem: '"tariffs, all" is not a code',
          mend: 'Write "tariffs-all".',
        },
        {
          path: 'sheet "choices", row 2 (text)',
          problem: 'is missing in Spanish',
          mend: 'Add "es", or declare fewer in parley.languages.',
        },
      ]),
    });
  });

  it('is not for contacts', () => {
    const contact: Actor = { kind: 'contact', id: viewer.id as never };
    expect(importXlsForm(deps, SAMPLE_SHEETS, contact)).toMatchObject({
      ok: false,
      code: 'not-allowed',
    });
  });

  it('refuses an old workbook, a cut one and text, each with what to do', async () => {
    const whole = workbookOf(SAMPLE_SHEETS);
    const old = folder.write(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]), 'form.xls');
    const cut = folder.write(whole.slice(0, whole.length / 2), 'form.xlsx');
    for (const path of [old, cut, folder.write('type,name', 'form.csv')]) {
      expect((await faultOf(path)).mend).toMatch(/\.xlsx/);
    }
  });
});
