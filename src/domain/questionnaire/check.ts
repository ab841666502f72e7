import { LANGUAGES, type Language } from '../language.ts';
import type { QuestionnaireDefinition } from '../questionnaire-definition.ts';
import type { Fault } from '../refusal.ts';
import { boundsFault, join, QUESTIONNAIRE_LIMITS } from './bounds.ts';
import { checkChoices } from './choices.ts';
import { checkExtension } from './extension.ts';
import { type Facts, factsOf, faultsOnly, own, type Rule, type Verdict } from './facts.ts';
import { checkFitting } from './fitting.ts';
import { checkNames } from './names.ts';
import { checkRanges } from './ranges.ts';
import { checkReferences } from './references.ts';
import { checkTexts, completeLanguages } from './texts.ts';
import type { CheckTools } from './tools.ts';
import { readDocument } from './walk.ts';

export type QuestionnaireCheck =
  | {
      readonly ok: true;
      readonly definition: QuestionnaireDefinition;
      /** Every text stands in each of these; at least the declared ones. */
      readonly languages: readonly Language[];
      readonly warnings: readonly Fault[];
    }
  | { readonly ok: false; readonly faults: readonly Fault[]; readonly warnings: readonly Fault[] };

/**
 * Says everything that is wrong with a questionnaire at once, each fault with its path and its mend, or gives it back
 * as what it then is. Takes anything that JSON can hold and never throws. The rules: docs/questionnaire-profile.md.
 */
export function checkQuestionnaire(document: unknown, tools: CheckTools): QuestionnaireCheck {
  const tooLarge = boundsFault(document);
  if (tooLarge !== null) return { ok: false, faults: [tooLarge], warnings: [] };
  const facts = factsOf(readDocument(document));
  const rules: readonly Rule[] = [
    checkCounts,
    checkNames,
    checkChoices,
    checkRanges,
    checkFitting,
    checkTexts,
    checkExtension,
    (found) => checkReferences(found, tools.readExpression),
  ];
  const verdicts: Verdict[] = rules.map((rule) => rule(facts));
  const soFar = [...facts.faults, ...verdicts.flatMap((verdict) => verdict.faults)];
  // The linter walks the document by its own rules, so it sees only what is otherwise in order.
  if (soFar.length === 0) verdicts.push(tools.lint(document));
  const faults = [...facts.faults, ...verdicts.flatMap((verdict) => verdict.faults)];
  const warnings = verdicts.flatMap((verdict) => verdict.warnings);
  if (faults.length > 0) return { ok: false, faults, warnings };
  const languages = completeLanguages(facts, LANGUAGES);
  return { ok: true, definition: document as QuestionnaireDefinition, languages, warnings };
}

/** Something to ask, and not more than a member can bear. */
function checkCounts(facts: Facts): Verdict {
  const { pagesMax, questionsMax, needsMax, nominationsMax } = QUESTIONNAIRE_LIMITS;
  const faults: Fault[] = [];
  const questions = [...facts.questions.keys()].length;
  const count = (shape: string) => facts.parts.filter((part) => part.shape === shape).length;
  const limits = [
    { path: 'pages', found: count('page'), most: pagesMax, what: 'pages' },
    { path: 'pages', found: questions, most: questionsMax, what: 'questions' },
    { path: 'parley.needs', found: count('need'), most: needsMax, what: 'needs' },
    {
      ...{ path: 'parley.nominations', found: count('nomination') },
      ...{ most: nominationsMax, what: 'nominations' },
    },
  ];
  for (const { path, found, most, what } of limits) {
    if (found <= most) continue;
    faults.push({ path, problem: `has ${found} ${what}`, mend: `Keep to ${most}.` });
  }
  if (questions === 0) {
    faults.push({ path: 'pages', problem: 'asks nothing', mend: 'Add a question.' });
  }
  for (const part of facts.parts) {
    const elements = own(part, 'elements');
    if (!Array.isArray(elements) || elements.length > 0) continue;
    const path = join(part.path, 'elements');
    faults.push({
      path,
      problem: 'is empty',
      mend: `Add a question, or remove the ${part.shape}.`,
    });
  }
  return faultsOnly(faults);
}
