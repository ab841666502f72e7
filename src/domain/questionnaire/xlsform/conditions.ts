import type { Fault } from '../../refusal.ts';
import { compilePattern } from '../pattern.ts';
import { textProperty } from './localize.ts';
import type { Row } from './tables.ts';
import { type Scope, toSurveyJs, type ValueKind } from './to-surveyjs.ts';
import { parseXPath, type XPath, XPathFault } from './xpath.ts';

/** A cell with a condition as the property that it becomes; `{}` when it is empty or, with a fault told, cannot be. */
export type Translator = (row: Row, column: ConditionColumn, columns?: Columns) => object;
export type ConditionColumn = 'relevant' | 'required' | 'choice_filter' | 'calculation';
type Columns = Readonly<Record<string, string>>;

const PROPERTIES: Readonly<Record<ConditionColumn, string>> = {
  relevant: 'visibleIf',
  required: 'requiredIf',
  choice_filter: 'visibleIf',
  calculation: 'expression',
};

export function createTranslator(
  kindOf: (question: string) => ValueKind | undefined,
  faults: Fault[],
): Translator {
  return (row, column, columns) => {
    const cell = row.cells.get(column);
    if (cell === undefined) return {};
    const scope: Scope = columns === undefined ? { kindOf } : { kindOf, columns };
    return tell(row, { column, faults }, () => ({
      [PROPERTIES[column]]: toSurveyJs(parseXPath(cell), scope),
    }));
  };
}

/**
 * A constraint as validators: one for each part joined by "and". It says nothing of an empty answer (ODK's rule), while
 * a SurveyJS expression would be asked, so "empty or" stands before it.
 */
export function constraintValidators(
  row: Row,
  context: {
    readonly faults: Fault[];
    readonly kindOf: (question: string) => ValueKind | undefined;
  },
): readonly object[] {
  const cell = row.cells.get('constraint');
  const self = row.cells.get('name') ?? '';
  if (cell === undefined) return [];
  const scope: Scope = { kindOf: context.kindOf, self };
  const message = textProperty(row, 'constraint_message', 'text');
  const found = tell(row, { column: 'constraint', faults: context.faults }, () => ({
    validators: conjuncts(parseXPath(cell)).map((part) => ({
      ...validatorOf(part, self, scope),
      ...message,
    })),
  }));
  return found.validators ?? [];
}

function conjuncts(tree: XPath): readonly XPath[] {
  const joined = tree.kind === 'binary' && tree.operator === 'and';
  return joined ? [...conjuncts(tree.left), ...conjuncts(tree.right)] : [tree];
}

function validatorOf(part: XPath, self: string, scope: Scope): object {
  if (part.kind !== 'call' || part.name !== 'regex') {
    return { type: 'expression', expression: `{${self}} empty or ${toSurveyJs(part, scope)}` };
  }
  const [subject, pattern] = part.args;
  if (part.args.length !== 2 || subject?.kind !== 'self' || pattern?.kind !== 'text') {
    throw new XPathFault('uses regex() otherwise than on "."', "Write regex(., '…').");
  }
  const compiled = compilePattern(pattern.value);
  if (!compiled.ok) {
    const mend = 'Use letters, classes such as [0-9], groups, | and simple repetitions.';
    throw new XPathFault(`has a pattern that cannot be matched safely: ${compiled.problem}`, mend);
  }
  // In XForms the whole answer must match, in JavaScript any part of it may.
  return { type: 'regex', regex: `^(?:${pattern.value})$` };
}

function tell<Found extends object>(
  row: Row,
  where: { readonly column: string; readonly faults: Fault[] },
  translate: () => Found,
): Partial<Found> {
  try {
    return translate();
  } catch (fault) {
    if (!(fault instanceof XPathFault)) throw fault;
    where.faults.push({
      path: `${row.at}, column "${where.column}"`,
      problem: fault.message,
      mend: fault.mend,
    });
    return {};
  }
}
