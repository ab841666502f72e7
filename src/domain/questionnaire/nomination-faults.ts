import type { Fault } from '../refusal.ts';
import { join } from './bounds.ts';
import { type Facts, own, textOf } from './facts.ts';
import { isRecord } from './leaf.ts';
import type { Part } from './walk.ts';

const PARTS = ['company', 'consent', 'contact'] as const;

/**
 * A nomination names people who are not asked themselves: their address is asked only once they have agreed, and none of it
 * is published with the member that named them.
 */
export function nominationFaults(part: Part, facts: Facts): readonly Fault[] {
  return [
    ...PARTS.flatMap((property) => openFaults(part, property, facts)),
    ...PARTS.flatMap((property) => twiceFaults(part, property, facts)),
    ...contactFaults(part, facts),
  ];
}

/** Words and addresses of others are at most "a member's". */
function openFaults(part: Part, property: string, facts: Facts): readonly Fault[] {
  const name = textOf(part, property);
  const attribution = facts.parts.find(({ shape }) => shape === 'attribution');
  if (name === null || attribution === undefined || !facts.questions.has(name)) return [];
  const levels = own(attribution, 'questions');
  const level = isRecord(levels) && Object.hasOwn(levels, name) ? levels[name] : undefined;
  if ((level ?? textOf(attribution, 'default')) === 'none') return [];
  const problem = `"${name}" names people, and its answers may be shown with their member`;
  const mend = `Set parley.attribution.questions.${name} to "none".`;
  return [{ path: join(part.path, property), problem, mend }];
}

/** An answer is one nomination, and one part of it. */
function twiceFaults(part: Part, property: string, facts: Facts): readonly Fault[] {
  const name = textOf(part, property);
  const places = facts.parts
    .filter(({ shape }) => shape === 'nomination')
    .flatMap((one) => PARTS.map((other) => ({ one, other })))
    .filter(({ one, other }) => name !== null && textOf(one, other) === name);
  const [first] = places;
  if (first === undefined || (first.one === part && first.other === property)) return [];
  const problem = `"${name}" is named already at ${join(first.one.path, first.other)}`;
  return [{ path: join(part.path, property), problem, mend: 'Ask it in a question of its own.' }];
}

function contactFaults(part: Part, facts: Facts): readonly Fault[] {
  const [contact, consent] = [textOf(part, 'contact'), textOf(part, 'consent')];
  const question = facts.questions.get(contact ?? '');
  if (question?.shape !== 'text' || consent === null) return [];
  const faults: Fault[] = [];
  if (textOf(question, 'inputType') !== 'email') {
    const problem = `"${contact}" does not ask for an e-mail address`;
    const mend = 'Set "inputType": "email" on it.';
    faults.push({ path: join(part.path, 'contact'), problem, mend });
  }
  if (!isAskedAfter(question, consent)) {
    const problem = `is asked also where nobody has said yes to "${consent}"`;
    const mend = `Set "visibleIf": "{${consent}} = true", with "and" where there is more.`;
    faults.push({ path: join(question.path, 'visibleIf'), problem, mend });
  }
  return faults;
}

/** Whether the question, its panel or its page is hidden until the consent is given. */
function isAskedAfter(question: Part, consent: string): boolean {
  const condition = conjuncts(textOf(question, 'visibleIf') ?? '');
  if (condition.some((one) => /^\{(\w+)\}\s*==?\s*true$/i.exec(one)?.[1] === consent)) return true;
  return question.parent !== null && isAskedAfter(question.parent, consent);
}

/** The conditions that must all hold: what "and" joins outside brackets. Where an "or" stands there, none need hold. */
function conjuncts(expression: string): readonly string[] {
  const flat = outline(expression);
  if (/\bor\b|\|\|/i.test(flat)) return [];
  const found: string[] = [];
  let from = 0;
  for (const { index, 0: joint } of flat.matchAll(/\band\b|&&/gi)) {
    found.push(expression.slice(from, index).trim());
    from = index + joint.length;
  }
  found.push(expression.slice(from).trim());
  return found.flatMap((one) => {
    const inner = one.slice(1, -1);
    return one.startsWith('(') && /^·+$/.test(outline(one)) ? conjuncts(inner) : [one];
  });
}

const covered = (text: string): string => '·'.repeat(text.length);

/** The expression with its texts, names and brackets covered, each letter by a dot. */
function outline(expression: string): string {
  let flat = expression.replace(/'[^']*'|"[^"]*"|\{[^{}]*\}/g, covered);
  for (let before = ''; before !== flat; ) {
    before = flat;
    flat = flat.replace(/\([^()]*\)/g, covered);
  }
  return flat;
}
