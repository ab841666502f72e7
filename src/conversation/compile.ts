import type {
  ElementDefinition,
  PageDefinition,
  PanelDefinition,
  QuestionDefinition,
  QuestionnaireDefinition,
} from '../domain/questionnaire-definition.ts';
import { compileQuestion, type Workshop } from './compile-question.ts';
import type { Expression, ParseExpression } from './expressions.ts';
import { inOrder } from './order.ts';
import type { Phrasebook } from './phrasebook.ts';
import {
  type CompiledQuestion,
  type CompiledQuestionnaire,
  type Container,
  type Note,
  wordsOf,
} from './questionnaire.ts';
import { compileText, isEmptyText, type Text } from './text.ts';

export type { CompiledQuestionnaire } from './questionnaire.ts';

/**
 * Makes a published version ready to be asked, once: expressions are parsed, texts cut at their
 * `{names}`, conditions put in the order of what they read. Expects a definition that passed
 * `questionnaire check`; throws `ExpressionFault` on an expression that does not parse and
 * `RangeError` on a validator that the check refuses.
 */
export function compile(input: {
  readonly id: string;
  readonly definition: QuestionnaireDefinition;
  readonly parseExpression: ParseExpression;
  readonly phrasebook: Phrasebook;
}): CompiledQuestionnaire {
  const { id, definition, parseExpression, phrasebook } = input;
  const calculated = definition.calculatedValues ?? [];
  const names = namesOf(definition.pages.flatMap((page) => page.elements));
  for (const { name } of calculated) names.add(name);
  const workshop: Workshop = {
    text: (words) => compileText(words, names),
    condition: sharing(parseExpression),
    policy: definition.parley,
    phrase: phrasebook,
  };
  const collected: Collected = { questions: [], notes: [] };
  for (const page of definition.pages) collect(page, [], { workshop, collected });
  const { questions, notes } = collected;
  return {
    id,
    title: workshop.text(definition.title),
    description: workshop.text(definition.description),
    completed: workshop.text(definition.completedHtml),
    questions,
    byName: new Map(questions.map((question) => [question.name, question])),
    notes,
    order: inOrder(
      questions,
      calculated.map(({ name, expression }) => ({ name, expression: parseExpression(expression) })),
    ),
    attributionChosenBy: definition.parley.attribution.chosenBy ?? null,
    phrase: phrasebook,
  };
}

/** Conditions of the same words are one condition. */
function sharing(parseExpression: ParseExpression): Workshop['condition'] {
  const parsed = new Map<string, Expression>();
  return (text) => {
    if (text === undefined) return null;
    const expression = parsed.get(text) ?? parseExpression(text);
    parsed.set(text, expression);
    return expression;
  };
}

interface Collected {
  readonly questions: CompiledQuestion[];
  readonly notes: Note[];
}

interface Into {
  readonly workshop: Workshop;
  readonly collected: Collected;
}

/** Walks a page or panel; what it says of itself becomes a note before its first question. */
function collect(
  part: PageDefinition | PanelDefinition,
  outer: readonly Container[],
  into: Into,
): void {
  const { workshop, collected } = into;
  const visibleIf = workshop.condition(part.visibleIf);
  const containers = [...outer, { title: workshop.text(part.title), visibleIf }];
  addNote(collected, { text: workshop.text(part.description), visibleIf: null, containers });
  for (const element of part.elements) collectElement(element, containers, into);
}

function collectElement(
  element: ElementDefinition,
  containers: readonly Container[],
  into: Into,
): void {
  const { workshop, collected } = into;
  if (element.type === 'panel') {
    collect(element, containers, into);
  } else if (element.type === 'html') {
    const visibleIf = workshop.condition(element.visibleIf);
    addNote(collected, { text: workshop.text(element.html), visibleIf, containers });
  } else {
    const place = { index: collected.questions.length, containers };
    collected.questions.push(compileQuestion(element, place, workshop));
  }
}

function addNote(
  collected: Collected,
  note: {
    readonly text: Text;
    readonly visibleIf: Expression | null;
    readonly containers: readonly Container[];
  },
): void {
  if (isEmptyText(note.text)) return;
  collected.notes.push({ before: collected.questions.length, ...note });
}

function namesOf(elements: readonly ElementDefinition[]): Set<string> {
  const names = new Set<string>();
  for (const element of elements) {
    if (element.type === 'panel') for (const name of namesOf(element.elements)) names.add(name);
    else if (element.type !== 'html') for (const name of ownNames(element)) names.add(name);
  }
  return names;
}

function ownNames(question: QuestionDefinition): readonly string[] {
  return 'showOtherItem' in question && question.showOtherItem === true
    ? [question.name, wordsOf(question.name)]
    : [question.name];
}
