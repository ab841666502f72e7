import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/domain/language.ts';
import { checkQuestionnaire } from '../../../src/domain/questionnaire/check.ts';
import { questionnaireTools } from '../../../src/infra/questionnaire-linter.ts';
import { changed } from './change.ts';
import { CONTENT_FAULTS } from './content-faults.ts';
import { option, sample } from './sample.ts';
import { FIRST, SECOND, STRUCTURE_FAULTS } from './structure-faults.ts';

function faultsOf(document: unknown): readonly string[] {
  const result = checkQuestionnaire(document, questionnaireTools);
  return result.ok
    ? []
    : result.faults.map(({ path, problem, mend }) => `${path} | ${problem} | ${mend}`);
}

describe('checkQuestionnaire', () => {
  it('takes a questionnaire that uses the whole profile', () => {
    const result = checkQuestionnaire(sample(), questionnaireTools);
    expect(result).toMatchObject({ ok: true, languages: LANGUAGES, warnings: [] });
  });

  it.each(Object.entries({ ...STRUCTURE_FAULTS, ...CONTENT_FAULTS }))(
    'tells of %s',
    (_name, [path, value, fault]) => {
      expect(faultsOf(changed(sample(), path, value))).toContain(fault);
    },
  );

  it('tells everything at once', () => {
    const two = changed(changed(sample(), ['title', 'fr'], undefined), ['parley', 'slug'], 'A B');
    expect(faultsOf(two)).toHaveLength(2);
  });

  it('asks only for the languages that the document declares', () => {
    const fewer = changed(changed(sample(), ['title'], 'Needs'), ['parley', 'languages'], ['en']);
    const result = checkQuestionnaire(fewer, questionnaireTools);
    expect(result).toMatchObject({ ok: true, languages: ['en'] });
  });

  it('warns of what is asked later, of topics without a group, and of levels wider than the default', () => {
    const forward = changed(sample(), ['pages', 0, 'elements', 0, 'visibleIf'], '{urgency} > 3');
    const noGroup = changed(forward, [...FIRST, 2, 'choices', 3], option('cloud'));
    const wider = changed(noGroup, ['parley', 'attribution', 'default'], 'group');
    const { warnings } = checkQuestionnaire(wider, questionnaireTools);
    expect(warnings.map(({ problem }) => problem)).toEqual([
      'offers "attributed", which is wider than the default and would count as it',
      'offers topics without a study group: cloud',
      'reads {urgency}, which is asked only later',
    ]);
  });

  it.each([
    '{agreed}=true && {company} notempty',
    "({company} <> 'and' and ({agreed} = true))",
    '{agreed} == true and ({company} notempty or {phone} notempty)',
  ])('takes a contact that is asked only after consent: %s', (condition) => {
    expect(faultsOf(changed(sample(), [...SECOND, 6, 'visibleIf'], condition))).toEqual([]);
  });

  it('takes the consent from the panel around a contact, and questionnaires without nominations', () => {
    const contact = { type: 'text', name: 'address', inputType: 'email' };
    const around = { type: 'panel', name: 'reach', visibleIf: '{agreed} = true' };
    const panel = changed(sample(), [...SECOND, 6], { ...around, elements: [contact] });
    expect(faultsOf(panel)).toEqual([]);
    expect(faultsOf(changed(sample(), ['parley', 'nominations'], undefined))).toEqual([]);
  });

  it.each([null, 1, 'x', [], {}, undefined, () => 1])('refuses %s', (document) => {
    expect(checkQuestionnaire(document, questionnaireTools).ok).toBe(false);
  });

  it('survives a document that contains itself', () => {
    const loop: { self?: unknown } = {};
    loop.self = loop;
    expect(faultsOf(loop)[0]).toContain('is nested deeper than 16 levels');
  });
});
