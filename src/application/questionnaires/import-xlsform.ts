import { checkQuestionnaire } from '../../domain/questionnaire/check.ts';
import type { CheckTools } from '../../domain/questionnaire/tools.ts';
import { convertXlsForm } from '../../domain/questionnaire/xlsform/convert.ts';
import type { Sheet } from '../../domain/questionnaire/xlsform/tables.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire-definition.ts';
import { done, type Fault, type Result } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor } from '../ports.ts';
import type { QuestionnaireFaults } from './publish-questionnaire.ts';

export interface ImportedQuestionnaire {
  readonly definition: QuestionnaireDefinition;
  readonly languages: readonly string[];
  readonly warnings: readonly Fault[];
}

/**
 * An XLSForm as a questionnaire that has passed the check. Nothing is stored: staff read it, mend it and publish it.
 * Faults name the sheet and the row, those that only the check finds too.
 */
export function importXlsForm(
  deps: { readonly tools: CheckTools },
  sheets: readonly Sheet[],
  actor: Actor,
): Result<ImportedQuestionnaire, 'not-allowed'> | QuestionnaireFaults {
  const refusal = notAllowed(actor, 'questionnaire.check');
  if (refusal !== undefined) return refusal;
  const converted = convertXlsForm(sheets);
  if (!converted.ok) return faultsFound(converted.faults, []);
  const checked = checkQuestionnaire(converted.document, deps.tools);
  const placed = (fault: Fault) => ({ ...fault, path: converted.placeOf(fault.path) });
  const warnings = checked.warnings.map(placed);
  if (!checked.ok) return faultsFound(checked.faults.map(placed), warnings);
  return done({ definition: checked.definition, languages: checked.languages, warnings });
}

function faultsFound(faults: readonly Fault[], warnings: readonly Fault[]): QuestionnaireFaults {
  return { ok: false, code: 'faults', params: { total: faults.length }, faults, warnings };
}
