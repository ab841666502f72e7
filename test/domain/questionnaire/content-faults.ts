import { six } from './sample.ts';
import { type Case, FIRST, PANEL, SECOND } from './structure-faults.ts';

/** The same for bounds, options, languages and the `parley` block. */
export const CONTENT_FAULTS: Readonly<Record<string, Case>> = {
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
  'a nomination of no question': [
    ['parley', 'nominations', 0, 'company'],
    'compny',
    'parley.nominations[0].company | "compny" is not a question | Did you mean "company"?',
  ],
  'a nomination in a long answer': [
    ['parley', 'nominations', 0, 'company'],
    'need',
    'parley.nominations[0].company | "need" is a comment question | Name a question of type text.',
  ],
  'a consent that is no yes or no': [
    ['parley', 'nominations', 0, 'consent'],
    'level',
    'parley.nominations[0].consent | "level" is a radiogroup question | Name a question of type boolean.',
  ],
  'a nomination that is shown with its member': [
    ['parley', 'attribution', 'questions', 'company'],
    'group',
    'parley.nominations[0].company | "company" names people, and its answers may be shown with their member | Set parley.attribution.questions.company to "none".',
  ],
  'a contact that is no e-mail': [
    [...SECOND, 6, 'inputType'],
    'text',
    'parley.nominations[0].contact | "address" does not ask for an e-mail address | Set "inputType": "email" on it.',
  ],
  'a contact asked without consent': [
    [...SECOND, 6, 'visibleIf'],
    undefined,
    'pages[1].elements[6].visibleIf | is asked also where nobody has said yes to "agreed" | Set "visibleIf": "{agreed} = true", with "and" where there is more.',
  ],
  'a contact asked where consent may be missing': [
    [...SECOND, 6, 'visibleIf'],
    '({company} notempty) or {agreed} = true',
    'pages[1].elements[6].visibleIf | is asked also where nobody has said yes to "agreed" | Set "visibleIf": "{agreed} = true", with "and" where there is more.',
  ],
  'a contact asked against consent': [
    [...SECOND, 6, 'visibleIf'],
    '!({company} notempty and {agreed} = true)',
    'pages[1].elements[6].visibleIf | is asked also where nobody has said yes to "agreed" | Set "visibleIf": "{agreed} = true", with "and" where there is more.',
  ],
  'a contact asked after another consent': [
    [...SECOND, 6, 'visibleIf'],
    '{visited} = true',
    'pages[1].elements[6].visibleIf | is asked also where nobody has said yes to "agreed" | Set "visibleIf": "{agreed} = true", with "and" where there is more.',
  ],
  'an answer nominated twice': [
    ['parley', 'nominations', 1],
    { id: 'again', company: 'phone', consent: 'agreed' },
    'parley.nominations[1].consent | "agreed" is named already at parley.nominations[0].consent | Ask it in a question of its own.',
  ],
  'two nominations of one name': [
    ['parley', 'nominations', 1],
    { id: 'Company', company: 'phone', consent: 'visited' },
    'parley.nominations[1].id | "Company" is already the name at parley.nominations[0].id | Give each its own name; case does not tell them apart.',
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
