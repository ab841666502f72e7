import type { Expression } from './expressions.ts';
import type { CompiledQuestion, Node } from './questionnaire.ts';

/**
 * Puts questions and calculated values so that each comes after everything that its conditions
 * read. Where conditions read each other in a circle (the check refuses it) the earlier one in the
 * questionnaire simply comes first.
 */
export function inOrder(
  questions: readonly CompiledQuestion[],
  calculated: readonly { readonly name: string; readonly expression: Expression }[],
): Node[] {
  const nodes = new Map<string, Node>();
  for (const question of questions) nodes.set(question.name, { kind: 'question', question });
  for (const value of calculated) nodes.set(value.name, { kind: 'calculated', ...value });
  const placed = new Set<string>();
  const order: Node[] = [];
  const place = (name: string, node: Node): void => {
    if (placed.has(name)) return;
    placed.add(name);
    for (const read of namesRead(node)) {
      const needed = nodes.get(read);
      if (needed !== undefined) place(read, needed);
    }
    order.push(node);
  };
  for (const [name, node] of nodes) place(name, node);
  return order;
}

function namesRead(node: Node): readonly string[] {
  const expressions = node.kind === 'calculated' ? [node.expression] : conditionsOf(node.question);
  return expressions
    .flatMap((expression) => expression?.variables ?? [])
    .map((variable) => variable.replace(/[[.].*$/, '').replace(/-Comment$/, ''));
}

/** Everything that decides whether a question is asked and what it offers. */
function conditionsOf(question: CompiledQuestion): readonly (Expression | null)[] {
  const own = [question.visibleIf, ...question.containers.map(({ visibleIf }) => visibleIf)];
  switch (question.kind) {
    case 'one':
    case 'several':
    case 'ranking':
      return [...own, question.choicesVisibleIf, ...question.choices.map((c) => c.visibleIf)];
    case 'matrix':
      return [...own, ...[...question.rows, ...question.columns].map((c) => c.visibleIf)];
    case 'yes-no':
    case 'rating':
    case 'number':
    case 'date':
    case 'words':
      return own;
  }
}
