// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the references of XLSForm
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkQuestionnaire } from '../../../../src/domain/questionnaire/check.ts';
import { convertXlsForm } from '../../../../src/domain/questionnaire/xlsform/convert.ts';
import type { Sheet } from '../../../../src/domain/questionnaire/xlsform/tables.ts';
import { questionnaireTools } from '../../../../src/infra/questionnaire-linter.ts';
import { REFUSED } from './refused-sheets.ts';
import { form, sheet, WHOLE } from './sheets.ts';

function faultsOf(sheets: readonly Sheet[]): readonly string[] {
  const result = convertXlsForm(sheets);
  return result.ok
    ? []
    : result.faults.map(({ path, problem, mend }) => `${path} | ${problem} | ${mend}`);
}

describe('convertXlsForm', () => {
  it('takes every type and condition, and the result passes the check', () => {
    const result = convertXlsForm(form(WHOLE));
    if (!result.ok) throw new Error(JSON.stringify(result.faults));
    const checked = checkQuestionnaire(result.document, questionnaireTools);
    expect(checked).toMatchObject({ ok: true, warnings: [] });
    expect(result.document).toMatchObject({
      title: { en: 'Needs before the meeting', fr: 'Needs before the meeting (fr)' },
      pages: [
        { name: 'page_1', elements: [{ type: 'html', name: 'welcome' }] },
        {
          name: 'priorities',
          elements: [
            { type: 'radiogroup', name: 'area', isRequired: true },
            {
              type: 'ranking',
              selectToRankEnabled: true,
              maxSelectedChoices: 2,
              requiredIf: "({area} = 'new')",
            },
            {
              name: 'topic',
              showOtherItem: true,
              choices: [{ value: 'ai', visibleIf: "('new' = {area})" }, {}, {}],
            },
            {
              type: 'comment',
              title: { en: 'What do you need on {topic}?' },
              visibleIf: '({topic} notempty)',
            },
            { type: 'panel', name: 'details', visibleIf: "({topic} = 'ai')" },
          ],
        },
        {
          name: 'page_3',
          elements: [{ inputType: 'date' }, { type: 'boolean', isRequired: true }],
        },
      ],
      calculatedValues: [
        { name: 'total', expression: 'iif(({staff} > 10), round(({staff} / 2), 0), 0)' },
      ],
      parley: {
        slug: 'cto-needs',
        attribution: { default: 'country', questions: { need: 'group' } },
        rankings: [{ question: 'ranked' }],
        needs: [{ id: 'first', topicFrom: 'topic', words: 'need', urgency: 'urgency' }],
        topics: { ai: { studyGroup: '13' } },
        hints: { need: { en: 'Short is fine' } },
      },
    });
  });

  it('names the row of what only the check finds', () => {
    const result = convertXlsForm(form([{ type: 'text', name: 'q q', label: 'Q' }]));
    if (!result.ok) throw new Error(JSON.stringify(result.faults));
    expect(result.placeOf('pages[0].elements[0].name')).toBe('sheet "survey", row 2 (name)');
    expect(result.placeOf('parley.slug')).toBe('parley.slug');
  });

  it('reads a language by its code, its name, or the default of the workbook', () => {
    const survey: Sheet = {
      name: 'Survey',
      rows: [
        { number: 1, cells: ['type', 'name', 'label', 'label:English', 'label::العربية (ar)'] },
        { number: 2, cells: ['text', 'q', 'Bonjour', 'Hello', 'مرحبا'] },
      ],
    };
    const settings = { form_title: 'T', form_id: 'f', default_language: 'French' };
    const result = convertXlsForm([survey, sheet('settings', [settings])]);
    expect(result).toMatchObject({
      document: {
        pages: [{ elements: [{ title: { fr: 'Bonjour', en: 'Hello', ar: 'مرحبا' } }] }],
        parley: { languages: ['ar', 'en', 'fr'] },
      },
    });
  });

  it.each(Object.entries(REFUSED))('refuses %s', (_name, [sheets, fault]) => {
    expect(faultsOf(sheets)).toContain(fault);
  });

  it('gives faults or a document whatever stands in the cells', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        '',
        'begin group',
        'end group',
        'select_one topics',
        '${topic}',
        '__proto__',
        'constructor',
        'regex(., "(a+)+")',
        'yes',
        '(((',
      ),
    );
    const hit = fc.tuple(fc.nat(2), fc.nat(30), fc.nat(60), cell);
    fc.assert(
      fc.property(fc.array(hit, { minLength: 1, maxLength: 4 }), (hits) => {
        const sheets = form(WHOLE).map(({ name, rows }) => ({
          name,
          rows: rows.map(({ number, cells }) => ({ number, cells: [...cells] })),
        }));
        for (const [which, line, column, text] of hits) {
          const cells = sheets[which]?.rows[line]?.cells;
          if (cells !== undefined && column < cells.length) cells[column] = text;
        }
        const result = convertXlsForm(sheets);
        if (result.ok) checkQuestionnaire(result.document, questionnaireTools);
        else expect(result.faults.length).toBeGreaterThan(0);
        expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
      }),
      { numRuns: 80 },
    );
  }, 30_000);
});
