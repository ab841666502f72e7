import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkQuestionnaire } from '../../src/domain/questionnaire/check.ts';
import { SHAPES } from '../../src/domain/questionnaire/shape.ts';
import { EXPRESSION_FUNCTIONS } from '../../src/infra/expressions.ts';
import { questionnaireTools } from '../../src/infra/questionnaire-linter.ts';

const page = readFileSync('docs/questionnaire-profile.md', 'utf8');
const QUESTION =
  'title, description, isRequired, requiredErrorText, visibleIf, requiredIf, defaultValue, validators';

function tableRows(): ReadonlyMap<string, readonly [required: string[], optional: string[]]> {
  const names = (cell: string | undefined) =>
    (cell ?? '')
      .replace('*question*', QUESTION)
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean)
      .sort();
  const rows = [...page.matchAll(/^\| ([a-zA-Z ]+) \|(.*)\|(.*)\|$/gm)];
  return new Map(
    rows.map(([, name = '', required, optional]) => [name, [names(required), names(optional)]]),
  );
}

describe('docs/questionnaire-profile.md', () => {
  it('lists exactly what the check takes', () => {
    const rows = tableRows();
    for (const [name, { required, optional }] of Object.entries(SHAPES)) {
      expect([name, rows.get(name)]).toEqual([
        name,
        [Object.keys(required).sort(), Object.keys(optional).sort()],
      ]);
    }
    expect(page).toContain(`*question* stands for ${QUESTION}.`);
  });

  it('shows examples that pass the check without a warning', () => {
    const examples = [...page.matchAll(/```json\n([\s\S]*?)```/g)];
    expect(examples.length).toBeGreaterThan(0);
    for (const [, example = ''] of examples) {
      const result = checkQuestionnaire(JSON.parse(example), questionnaireTools);
      expect(result).toMatchObject({ ok: true, warnings: [] });
    }
  });

  it('names every function of the expressions', () => {
    expect(page).toContain(
      `Functions: ${EXPRESSION_FUNCTIONS.map((name) => `\`${name}\``).join(', ')}.`,
    );
  });
});
