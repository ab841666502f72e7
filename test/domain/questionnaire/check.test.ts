import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/domain/language.ts';
import { checkQuestionnaire } from '../../../src/domain/questionnaire/check.ts';
import { questionnaireTools } from '../../../src/infra/questionnaire-linter.ts';
import { changed } from './change.ts';
import { option, sample, six } from './sample.ts';

const FIRST = ['pages', 0, 'elements'] as const;
const SECOND = ['pages', 1, 'elements'] as const;
const PANEL = [...SECOND, 0, 'elements'] as const;

type Case = readonly [path: readonly (string | number)[], value: unknown, fault: string];

/** One change each to a valid questionnaire, and the fault that it must give: "path | problem | mend". */
const CASES: Readonly<Record<string, Case>> = {
  'an unknown property': [
    [...FIRST, 1, 'chioces'],
    [],
    'pages[0].elements[1].chioces | is not part of the profile | Did you mean "choices"?',
  ],
  'remote choices': [
    [...FIRST, 2, 'choicesByUrl'],
    { url: 'http://x' },
    'pages[0].elements[2].choicesByUrl | is not part of the profile | Write the options under "choices": nothing is fetched from elsewhere.',
  ],
  'an unknown type': [
    [...FIRST, 2, 'type'],
    'radiogruop',
    'pages[0].elements[2].type | is "radiogruop", which is not taken here | Did you mean "radiogroup"?',
  ],
  'a missing type': [
    [...FIRST, 2, 'type'],
    undefined,
    'pages[0].elements[2].type | is missing | Use one of panel, html, radiogroup, dropdown, checkbox, boolean, rating, text, comment, ranking, matrix.',
  ],
  'a missing property': [
    [...FIRST, 2, 'choices'],
    undefined,
    'pages[0].elements[2].choices | is missing | Add "choices" to pages[0].elements[2].',
  ],
  'a wrong JSON type': [
    [...FIRST, 1, 'isRequired'],
    'yes',
    'pages[0].elements[1].isRequired | is "yes", not true or false | Give true or false.',
  ],
  'a list that is none': [['pages'], {}, 'pages | is an object, not a list | Give […].'],
  'an object that is none': [
    [...FIRST, 1],
    7,
    'pages[0].elements[1] | is 7, not an object | Give {…}.',
  ],
  'a number as code': [
    [...FIRST, 2, 'choices', 0, 'value'],
    1,
    'pages[0].elements[2].choices[0].value | is 1, not a text | Put it in quotes: "1".',
  ],
  'a ranking of everything': [
    [...FIRST, 1, 'selectToRankEnabled'],
    false,
    'pages[0].elements[1].selectToRankEnabled | is false, which is not taken here | Write true.',
  ],
  'a duplicate name': [
    [...FIRST, 3, 'name'],
    'TOPIC',
    'pages[0].elements[3].name | "TOPIC" is already the name at pages[0].elements[2].name | Give each its own name; case does not tell them apart.',
  ],
  'a bad name': [
    [...FIRST, 0, 'name'],
    'wel come',
    'pages[0].elements[0].name | "wel come" is not a name | Use a letter, then at most 59 letters, digits or "_", all of them a to z.',
  ],
  'a prototype name': [
    [...FIRST, 0, 'name'],
    '__proto__',
    'pages[0].elements[0].name | "__proto__" is not a name | Use a letter, then at most 59 letters, digits or "_", all of them a to z.',
  ],
  'a reserved name': [
    [...FIRST, 0, 'name'],
    'constructor',
    'pages[0].elements[0].name | "constructor" has a meaning of its own in expressions | Choose another name.',
  ],
  'a prototype property': [
    [...FIRST, 0, '__proto__'],
    {},
    'pages[0].elements[0].__proto__ | is not part of the profile | Remove it; known here: name, html, visibleIf.',
  ],
  'an unknown reference': [
    [...FIRST, 3, 'visibleIf'],
    '{topik} notempty',
    'pages[0].elements[3].visibleIf | {topik} names no question or calculated value | Did you mean {topic}?',
  ],
  'an unknown piped name': [
    [...FIRST, 3, 'title', 'fr'],
    'Et {topix} ?',
    'pages[0].elements[3].title.fr | {topix} names no question or calculated value | Did you mean {topic}?',
  ],
  'a syntax error': [
    [...FIRST, 3, 'visibleIf'],
    "{topic} == 'ai",
    'pages[0].elements[3].visibleIf | does not parse at position 15: the expression ends too early | Mend it near "opic} == \'ai".',
  ],
  'a clock': [
    [...FIRST, 3, 'visibleIf'],
    'today() > 3',
    'pages[0].elements[3].visibleIf | does not parse at position 1: the function today() is not available; use one of avg, count, iif, max, min, round, substring, sum, trunc | Mend it near "today() > 3".',
  ],
  'an unknown row': [
    [...SECOND, 2, 'visibleIf'],
    "{bodies.itu-x} = 'good'",
    'pages[1].elements[2].visibleIf | {bodies.itu-x} reads "itu-x", which "bodies" does not have | Did you mean {bodies.itu-d}?',
  ],
  'words of "other" that are not asked': [
    ['pages', 1, 'visibleIf'],
    '{bodies-Comment} notempty',
    'pages[1].visibleIf | {bodies-Comment} names the words of "other", which "bodies" does not offer | Set "showOtherItem": true on "bodies", or read {bodies}.',
  ],
  'an index into one value': [
    ['pages', 1, 'visibleIf'],
    '{topic[0]} notempty',
    'pages[1].visibleIf | {topic[0]} reads one of several values | Write {topic}: only a checkbox or a ranking has several values.',
  ],
  'an item outside a list': [
    ['pages', 1, 'visibleIf'],
    '{item} notempty',
    'pages[1].visibleIf | {item} has no meaning here | Use it only in "choicesVisibleIf", where it is the option.',
  ],
  'a contradiction': [
    [...FIRST, 3, 'visibleIf'],
    "{topic} = 'ai' and {topic} = 'security'",
    'pages[0].elements[3].visibleIf | The visibleIf "{topic} = \'ai\' and {topic} = \'security\'" never holds: {topic} cannot be both "ai" and "security", so the element it guards is never shown. | Change the condition or what it reads.',
  ],
  'an unknown code in a condition': [
    [...FIRST, 3, 'visibleIf'],
    "{topic} = 'securty'",
    'pages[0].elements[3].visibleIf | The condition compares "topic" to "securty" - not among its choices. Available: "ai", "security", "numbering". (in "{topic} = \'securty\'") | Try: security.',
  ],
  'a cycle': [
    ['calculatedValues', 0, 'expression'],
    '{double} + 1',
    'calculatedValues[0].expression | The calculated value "double" references itself in its own expression. | Change the condition or what it reads.',
  ],
  'min above max': [
    [...PANEL, 3, 'min'],
    9000,
    'pages[1].elements[0].elements[3].min | 9000 is above "max", which is 5000 | Put the smaller one first.',
  ],
  'min of another kind': [
    [...PANEL, 4, 'min'],
    '2020-02-30',
    'pages[1].elements[0].elements[4].min | "2020-02-30" does not limit a date | Give a date of the calendar such as "2027-03-31".',
  ],
  'a long rating': [
    [...PANEL, 0, 'rateMax'],
    40,
    'pages[1].elements[0].elements[0] | offers 40 values | Offer at most 11, or use a text with "inputType": "number".',
  ],
  'a rating without width': [
    [...PANEL, 0, 'rateMax'],
    1,
    'pages[1].elements[0].elements[0] | goes from 1 to 1 | Give "rateMin" and a larger "rateMax".',
  ],
  'a rating step that misses': [
    [...PANEL, 0, 'rateStep'],
    3,
    'pages[1].elements[0].elements[0].rateStep | 3 does not lead from 1 to 5 | Choose a step that ends at "rateMax".',
  ],
  'more picks than options': [
    [...FIRST, 1, 'maxSelectedChoices'],
    9,
    'pages[0].elements[1].maxSelectedChoices | asks for 9 of 3 options | Give at most 3.',
  ],
  'too long an answer': [
    [...FIRST, 3, 'maxLength'],
    20_000,
    'pages[0].elements[3].maxLength | is 20000 | Give 1 to 10000.',
  ],
  'an unsafe pattern': [
    [...PANEL, 6, 'validators', 0, 'regex'],
    '(?=a)b',
    'pages[1].elements[0].elements[6].validators[0].regex | cannot be matched safely, position 1: looking ahead or behind, and named groups, are not taken | Use letters, classes such as [0-9], groups, | and simple repetitions.',
  ],
  'a validator that does not fit': [
    [...PANEL, 6, 'validators', 0],
    { type: 'answercount' },
    'pages[1].elements[0].elements[6].validators[0] | a answercount validator says nothing about a text question | Use it on: checkbox, ranking.',
  ],
  'a default that is no option': [
    [...FIRST, 2, 'defaultValue'],
    'radio',
    'pages[0].elements[2].defaultValue | is "radio", which is not an answer to this question | Give the code of one of the options.',
  ],
  'codes that differ by case': [
    [...FIRST, 2, 'choices', 1, 'value'],
    'AI',
    'pages[0].elements[2].choices[1].value | "AI" differs from "ai" only by case | Give each option its own code.',
  ],
  'a code with a comma': [
    [...FIRST, 2, 'choices', 1, 'value'],
    'a, b',
    'pages[0].elements[2].choices[1].value | "a, b" is not a code | Write "a-b".',
  ],
  'a code that is a constant': [
    [...FIRST, 2, 'choices', 1, 'value'],
    'true',
    'pages[0].elements[2].choices[1].value | "true" cannot be told from the constant of that name | Use another code: "yes", "no".',
  ],
  'an own "other"': [
    [...FIRST, 2, 'choices', 1, 'value'],
    'other',
    'pages[0].elements[2].choices[1].value | "other" is the code of the option that asks for words | Remove it and set "showOtherItem": true.',
  ],
  'an own "none"': [
    [...PANEL, 1, 'choices', 1, 'value'],
    'none',
    'pages[1].elements[0].elements[1].choices[1].value | "none" is the code of the option that stands alone | Remove it and set "showNoneItem": true.',
  ],
  'no options': [
    [...FIRST, 2, 'choices'],
    [],
    'pages[0].elements[2].choices | has 0 options | Give at least 1 and at most 100.',
  ],
  'a missing language': [
    ['title', 'fr'],
    undefined,
    'title | is missing in French | Add "fr", or declare fewer in parley.languages.',
  ],
  'an unknown language': [
    ['title', 'zh-TW'],
    'x',
    'title | has the unknown language "zh-TW" | Write "zh".',
  ],
  'an empty text': [
    ['title', 'fr'],
    ' ',
    'title.fr | is empty, not a text | Write it, or leave it out.',
  ],
  'two texts of one language': [
    ['title', 'default'],
    'x',
    'title | says two different things as "default" and "en" | Keep one of the two: they are the same language.',
  ],
  'no English': [
    ['parley', 'languages'],
    ['fr'],
    'parley.languages | does not hold English, which staff screens and reports read | Add "en".',
  ],
  markup: [
    [...FIRST, 0, 'html', 'en'],
    'Dear <b>member</b>',
    'pages[0].elements[0].html.en | holds the markup "<b>" | Write plain text; an empty line begins a new paragraph.',
  ],
  'a long text': [
    [...FIRST, 0, 'html', 'en'],
    'x'.repeat(4001),
    'pages[0].elements[0].html.en | has 4001 characters | Use at most 4000; put long matter in a document.',
  ],
  'an empty page': [
    ['pages', 0, 'elements'],
    [],
    'pages[0].elements | is empty | Add a question, or remove the page.',
  ],
  'an unstorable character': [
    ['title', 'en'],
    'a\u0000b',
    'title.en | holds a character that cannot be stored or shown, at position 2 | Remove it; it is invisible, so type the text again rather than copy it.',
  ],
  'too many values': [
    ['pages'],
    Array(20_001).fill(0),
    '$ | is larger than 20000 values or 400000 characters | Split it into several questionnaires.',
  ],
  'a bad slug': [
    ['parley', 'slug'],
    'Needs 2027',
    'parley.slug | "Needs 2027" is not a slug | Use lower-case words joined by "-", at most 60 characters: "cto-2027-needs".',
  ],
  'a chooser of another type': [
    ['parley', 'attribution', 'chosenBy'],
    'topics',
    'parley.attribution.chosenBy | "topics" is a ranking question | Name a question of type radiogroup.',
  ],
  'a chooser with other options': [
    [...SECOND, 3, 'choices', 0, 'value'],
    'public',
    'pages[1].elements[3].choices | offers "public", which is not an attribution level | Offer only attributed, country, group, none.',
  ],
  'a level of no question': [
    ['parley', 'attribution', 'questions'],
    { neeed: 'group' },
    'parley.attribution.questions.neeed | "neeed" is not a question | Did you mean "need"?',
  ],
  'a ranking of another type': [
    ['parley', 'rankings', 0, 'question'],
    'topic',
    'parley.rankings[0].question | "topic" is a radiogroup question | Name a question of type ranking.',
  ],
  'a need without a topic': [
    ['parley', 'needs', 0, 'topicFrom'],
    undefined,
    'parley.needs[0] | has no topic | Give "topicFrom" (a question whose value is a topic) or a fixed "topic".',
  ],
  'an unknown topic': [
    ['parley', 'topics', 'agriculture'],
    { studyGroup: '5' },
    'parley.topics.agriculture | "agriculture" is not the code of any option | Use the code of an option.',
  ],
  'a wrong study group': [
    ['parley', 'topics', 'ai', 'studyGroup'],
    'SG13',
    'parley.topics.ai.studyGroup | "SG13" is not a study group | Write "13" or "TSAG".',
  ],
  'a hint for no question': [
    ['parley', 'hints'],
    { nead: six('x') },
    'parley.hints.nead | "nead" is not a question | Did you mean "need"?',
  ],
  'another profile': [
    ['parley', 'profile'],
    2,
    'parley.profile | is 2, which is not taken here | Write 1.',
  ],
};

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

  it.each(Object.entries(CASES))('tells of %s', (_name, [path, value, fault]) => {
    expect(faultsOf(changed(sample(), path, value))).toContain(fault);
  });

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

  it.each([null, 1, 'x', [], {}, undefined, () => 1])('refuses %s', (document) => {
    expect(checkQuestionnaire(document, questionnaireTools).ok).toBe(false);
  });

  it('survives a document that contains itself', () => {
    const loop: { self?: unknown } = {};
    loop.self = loop;
    expect(faultsOf(loop)[0]).toContain('is nested deeper than 16 levels');
  });
});
