import { type ILintFinding, lintSurvey } from 'survey-core/linter';
import { ExpressionFault } from '../conversation/expressions.ts';
import type { CheckTools, ExpressionReading } from '../domain/questionnaire/tools.ts';
import type { Fault } from '../domain/refusal.ts';
import { parseExpression } from './expressions.ts';

/** survey-core's parser and linter, as the domain's check of a questionnaire asks for them. */
export const questionnaireTools: CheckTools = { readExpression, lint };

function readExpression(text: string): ExpressionReading {
  try {
    return { ok: true, variables: parseExpression(text).variables };
  } catch (fault) {
    if (!(fault instanceof ExpressionFault)) throw fault;
    return { ok: false, problem: fault.message, at: fault.at };
  }
}

/**
 * The linter calls these warnings because SurveyJS goes on regardless; a member would meet a question that is never
 * asked or a condition that never holds.
 */
const REFUSED: ReadonlySet<string> = new Set([
  'cycle/value-write',
  'element/count-contradiction',
  'element/never-visible',
  'element/unknown-type',
  'expression/contradiction',
  'expression/meaningless-condition',
  'expression/unknown-choice',
  'expression/unknown-function',
  'property/invalid-value',
  'property/not-an-array',
  'property/unknown',
  'validator/unknown-type',
  'value/not-a-choice',
]);

function lint(document: unknown): { faults: readonly Fault[]; warnings: readonly Fault[] } {
  const faults: Fault[] = [];
  const warnings: Fault[] = [];
  for (const finding of lintSurvey(asSurveyJs(document)).findings) {
    if (isLengthOfList(finding)) continue;
    const refused = finding.severity === 'error' || REFUSED.has(finding.ruleId);
    if (refused) faults.push(faultOf(finding));
    else if (finding.severity === 'warning') warnings.push(faultOf(finding));
  }
  return { faults, warnings };
}

/** Our block is checked by our rules, and the linter knows no locale whose texts are not loaded. */
function asSurveyJs(document: unknown): unknown {
  if (typeof document !== 'object' || document === null) return document;
  const { parley: _, locale: __, ...rest } = { parley: null, locale: null, ...document };
  return rest;
}

/** `{list.length} > 3` compares numbers; the linter takes it for the list itself. */
function isLengthOfList(finding: ILintFinding): boolean {
  return finding.ruleId === 'expression/type-mismatch' && finding.message.includes('.length"');
}

function faultOf(finding: ILintFinding): Fault {
  const mend =
    finding.suggestion === undefined
      ? 'Change the condition or what it reads.'
      : `Try: ${finding.suggestion}.`;
  return { path: finding.path, problem: finding.message, mend };
}
