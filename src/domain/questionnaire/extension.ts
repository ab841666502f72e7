import type { Fault } from '../refusal.ts';
import { ATTRIBUTIONS } from '../vocabulary.ts';
import { join } from './bounds.ts';
import { didYouMean } from './did-you-mean.ts';
import { type Facts, own, textOf, type Verdict, valuesOf } from './facts.ts';
import { isRecord } from './leaf.ts';
import { nominationFaults } from './nomination-faults.ts';
import type { Part } from './walk.ts';

const ONE_CHOICE: readonly string[] = ['radiogroup', 'dropdown'];
const WORDS: readonly string[] = ['comment', 'text'];

/** Which type of question each reference of the `parley` block needs. */
const FITTING: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  attribution: { chosenBy: ['radiogroup'] },
  ranked: { question: ['ranking'] },
  need: {
    words: WORDS,
    topicFrom: ONE_CHOICE,
    benefit: WORDS,
    urgency: ['rating'],
    barriers: ['checkbox'],
    askOfIndustry: WORDS,
  },
  // One line: what stands in long answers is read as words that may become needs.
  nomination: { company: ['text'], consent: ['boolean'], contact: ['text'] },
};
const STUDY_GROUP = /^(?:[1-9]\d?|TSAG)$/;

/** The `parley` block speaks only of what the questionnaire has, and of questions that can give what it needs. */
export function checkExtension(facts: Facts): Verdict {
  const faults: Fault[] = [];
  const warnings: Fault[] = [];
  for (const part of facts.parts) {
    faults.push(...referenceFaults(part, facts));
    if (part.shape === 'parley') faults.push(...keyFaults(part, 'hints', facts));
    if (part.shape === 'parley') faults.push(...topicKeyFaults(part, facts));
    if (part.shape === 'attribution') {
      faults.push(...keyFaults(part, 'questions', facts), ...levelFaults(part, facts));
      warnings.push(...widerWarnings(part, facts));
    }
    if (part.shape === 'need') faults.push(...needFaults(part, facts));
    if (part.shape === 'need') warnings.push(...topicWarnings(part, facts));
    if (part.shape === 'nomination') faults.push(...nominationFaults(part, facts));
    if (part.shape === 'topic') faults.push(...studyGroupFaults(part));
  }
  return { faults, warnings };
}

function referenceFaults(part: Part, facts: Facts): readonly Fault[] {
  return Object.entries(FITTING[part.shape] ?? {}).flatMap(([property, types]) => {
    const name = textOf(part, property);
    const path = join(part.path, property);
    if (name === null) return [];
    const question = facts.questions.get(name);
    if (question === undefined) return [unknownQuestion(name, path, facts)];
    if (types.includes(question.shape)) return [];
    const problem = `"${name}" is a ${question.shape} question`;
    return [{ path, problem, mend: `Name a question of type ${types.join(' or ')}.` }];
  });
}

function unknownQuestion(name: string, path: string, facts: Facts): Fault {
  const mend = didYouMean(name, facts.questions.keys(), 'Name a question of this document.');
  return { path, problem: `${JSON.stringify(name.slice(0, 80))} is not a question`, mend };
}

function keyFaults(part: Part, property: string, facts: Facts): readonly Fault[] {
  const map = own(part, property);
  if (!isRecord(map)) return [];
  const path = join(part.path, property);
  return Object.keys(map).flatMap((name) =>
    facts.questions.has(name) ? [] : [unknownQuestion(name, join(path, name), facts)],
  );
}

function levelFaults(part: Part, facts: Facts): readonly Fault[] {
  const question = facts.questions.get(textOf(part, 'chosenBy') ?? '');
  if (question?.shape !== 'radiogroup') return [];
  return valuesOf(question).flatMap((value) => {
    if (ATTRIBUTIONS.some((level) => level === value)) return [];
    const problem = `offers "${value.slice(0, 60)}", which is not an attribution level`;
    const mend = `Offer only ${ATTRIBUTIONS.join(', ')}.`;
    return [{ path: join(question.path, 'choices'), problem, mend }];
  });
}

/** A member may lower the level of its answers, never raise it above what staff asked for. */
function widerWarnings(part: Part, facts: Facts): readonly Fault[] {
  const question = facts.questions.get(textOf(part, 'chosenBy') ?? '');
  const ceiling = ATTRIBUTIONS.map(String).indexOf(textOf(part, 'default') ?? '');
  if (question === undefined || ceiling < 0) return [];
  const wider = ATTRIBUTIONS.slice(0, ceiling).filter((level) =>
    valuesOf(question).includes(level),
  );
  return wider.map((level) => ({
    path: join(question.path, 'choices'),
    problem: `offers "${level}", which is wider than the default and would count as it`,
    mend: `Make "${level}" the default, or do not offer it.`,
  }));
}

function topicsOf(facts: Facts): readonly string[] {
  const block = facts.parts.find((part) => part.shape === 'parley');
  const topics = block === undefined ? undefined : own(block, 'topics');
  return isRecord(topics) ? Object.keys(topics) : [];
}

function topicKeyFaults(part: Part, facts: Facts): readonly Fault[] {
  const offered = new Set(
    [...facts.questions.values()].flatMap((question) => [
      ...valuesOf(question),
      ...valuesOf(question, 'rows'),
    ]),
  );
  for (const need of facts.parts) {
    const topic = need.shape === 'need' ? textOf(need, 'topic') : null;
    if (topic !== null) offered.add(topic);
  }
  return topicsOf(facts).flatMap((topic) => {
    if (offered.has(topic)) return [];
    const problem = `${JSON.stringify(topic.slice(0, 60))} is not the code of any option`;
    const mend = didYouMean(topic, offered, 'Use the code of an option.');
    return [{ path: join(join(part.path, 'topics'), topic), problem, mend }];
  });
}

function needFaults(part: Part, facts: Facts): readonly Fault[] {
  const topic = textOf(part, 'topic');
  if ((topic === null) === (textOf(part, 'topicFrom') === null)) {
    const problem = topic === null ? 'has no topic' : 'has both "topic" and "topicFrom"';
    const mend = 'Give "topicFrom" (a question whose value is a topic) or a fixed "topic".';
    return [{ path: part.path, problem, mend }];
  }
  const topics = topicsOf(facts);
  if (topic === null || topics.includes(topic)) return [];
  const problem = `"${topic.slice(0, 60)}" is not among parley.topics`;
  const mend = didYouMean(topic, topics, 'Add it to parley.topics.');
  return [{ path: join(part.path, 'topic'), problem, mend }];
}

function topicWarnings(part: Part, facts: Facts): readonly Fault[] {
  const question = facts.questions.get(textOf(part, 'topicFrom') ?? '');
  if (question === undefined) return [];
  const topics = topicsOf(facts);
  const unknown = valuesOf(question).filter((value) => !topics.includes(value));
  if (unknown.length === 0) return [];
  const problem = `offers topics without a study group: ${unknown.slice(0, 5).join(', ')}`;
  return [{ path: join(question.path, 'choices'), problem, mend: 'Add them to parley.topics.' }];
}

function studyGroupFaults(part: Part): readonly Fault[] {
  const group = textOf(part, 'studyGroup');
  if (group === null || STUDY_GROUP.test(group)) return [];
  const problem = `${JSON.stringify(group.slice(0, 40))} is not a study group`;
  return [{ path: join(part.path, 'studyGroup'), problem, mend: 'Write "13" or "TSAG".' }];
}
