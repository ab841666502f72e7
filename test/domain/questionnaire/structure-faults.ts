export const FIRST = ['pages', 0, 'elements'] as const;
export const SECOND = ['pages', 1, 'elements'] as const;
export const PANEL = [...SECOND, 0, 'elements'] as const;

export type Case = readonly [path: readonly (string | number)[], value: unknown, fault: string];

/** One change each to a valid questionnaire, and the fault that it must give: "path | problem | mend". */
export const STRUCTURE_FAULTS: Readonly<Record<string, Case>> = {
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
};
