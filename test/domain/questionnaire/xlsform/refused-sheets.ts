// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the references of XLSForm
import type { Sheet } from '../../../../src/domain/questionnaire/xlsform/tables.ts';
import { type Cells, form, sheet } from './sheets.ts';

export const one = (cells: Cells): readonly Sheet[] => form([{ name: 'q', label: 'Q', ...cells }]);
const where = (relevant: string) =>
  form([
    { type: 'select_one topics', name: 'topic', label: 'T' },
    { type: 'select_multiple topics', name: 'many', label: 'M' },
    { type: 'text', name: 'words', label: 'W' },
    { type: 'text', name: 'q', label: 'Q', relevant },
  ]);
const AT = 'sheet "survey", row 2';
const IF = 'sheet "survey", row 5, column "relevant"';

/** Workbooks that are refused, and the fault that each must give. */
export const REFUSED: Readonly<Record<string, readonly [sheets: readonly Sheet[], fault: string]>> =
  {
    'a place': [
      one({ type: 'geopoint' }),
      `${AT} | is of type "geopoint", which is not taken | Use one of text, integer, decimal, select_one, select_multiple, rank, range, note, calculate, acknowledge, date, begin group.`,
    ],
    'a repeat': [
      one({ type: 'begin repeat' }),
      `${AT} | is of type "begin repeat", which is not taken | Use one of text, integer, decimal, select_one, select_multiple, rank, range, note, calculate, acknowledge, date, begin group.`,
    ],
    metadata: [
      one({ type: 'deviceid' }),
      `${AT} | is of type "deviceid", which is not taken | Delete the row: who answered and when is recorded anyway.`,
    ],
    'no type': [
      one({ hint: 'x' }),
      `${AT} | has no type | Use one of text, integer, decimal, select_one, select_multiple, rank, range, note, calculate, acknowledge, date, begin group.`,
    ],
    'no name': [
      form([{ type: 'text', label: 'Q' }]),
      `${AT} | has no name | Give it a name of its own.`,
    ],
    'a list that is not there': [
      one({ type: 'select_one tpics' }),
      `${AT} | asks for the list "tpics", which the choices sheet does not have | Add the list, or mend its name.`,
    ],
    'an unknown column': [
      one({ type: 'text', 'media::image': 'a.png' }),
      `${AT}, column "media::image" | is not taken | Delete the column; taken here: type, name, required, relevant, constraint, appearance, default, calculation, choice_filter, parameters, x_attribution, x_need, x_max_rank, label, hint, constraint_message, required_message, x_chat_hint.`,
    ],
    'an unknown language': [
      [
        sheet('settings', [{ form_title: 'T', form_id: 'f' }]),
        {
          name: 'survey',
          rows: [
            { number: 1, cells: ['type', 'name', 'label::Deutsch (de)'] },
            { number: 2, cells: ['text', 'q', 'Q'] },
          ],
        },
      ],
      `${AT}, column "label::Deutsch (de)" | names no language of the six | Write the code in brackets: "label::Français (fr)".`,
    ],
    'a group that never ends': [
      form([
        { type: 'begin group', name: 'g' },
        { type: 'text', name: 'q', label: 'Q' },
      ]),
      `${AT} | begins a group that never ends | Add "end group".`,
    ],
    'an end without a group': [
      form([{ type: 'end group' }, { type: 'text', name: 'q', label: 'Q' }]),
      `${AT} | ends a group that was not begun | Delete the row.`,
    ],
    'a calculation of nothing': [
      one({ type: 'calculate' }),
      `${AT} | calculates nothing | Fill in the column "calculation".`,
    ],
    'a bad parameter': [
      one({ type: 'range', parameters: 'from=1' }),
      `${AT} | has the parameter "from=1" | Write "start=1 end=5 step=1".`,
    ],
    'a computed default': [
      one({ type: 'date', default: 'today()' }),
      `${AT} | has the default "today()", which is not a plain answer | Give a plain value, or use a calculate row.`,
    ],
    'a bad x_max_rank': [
      one({ type: 'rank topics', x_max_rank: 'three' }),
      `${AT} | x_max_rank is "three" | Give a whole number from 1 to 99.`,
    ],
    'a bad x_need': [
      one({ type: 'text', x_need: 'words' }),
      `${AT} | x_need is "words" | Write "first:words"; after the colon one of words, topic, benefit, urgency, barriers, industry.`,
    ],
    'codes that fold to one': [
      form([{ type: 'select_one a', name: 'q', label: 'Q' }], {
        choices: [
          { list_name: 'a', name: 'X', label: 'X' },
          { list_name: 'a', name: 'x', label: 'x' },
        ],
      }),
      'sheet "choices", row 3 | "x" is the same code as in sheet "choices", row 2; case does not tell them apart | Give each choice its own code.',
    ],
    'a choice without a list': [
      form([{ type: 'text', name: 'q', label: 'Q' }], { choices: [{ name: 'X', label: 'X' }] }),
      'sheet "choices", row 2 | has no list_name | Fill it in.',
    ],
    'no title': [
      form([{ type: 'text', name: 'q', label: 'Q' }], { settings: [{ form_id: 'f' }] }),
      'sheet "settings", row 2 | has no form_title | Give the title members read.',
    ],
    'no form_id': [
      form([{ type: 'text', name: 'q', label: 'Q' }], { settings: [{ form_title: 'T' }] }),
      'sheet "settings", row 2 | has no form_id | Give the name of the questionnaire: "cto_2027_needs".',
    ],
    'another default language': [
      form([{ type: 'text', name: 'q', label: 'Q' }], {
        settings: [{ form_title: 'T', form_id: 'f', default_language: 'Deutsch (de)' }],
      }),
      'sheet "settings", row 2 | default_language is "Deutsch (de)" | Name one of the six: "Français (fr)".',
    ],
    'an empty workbook': [
      [],
      'workbook | has no sheet "survey" with rows | Give an XLSForm: survey, choices, settings.',
    ],
    'an unknown question': [
      where('${tpic} = 1'),
      `${IF} | reads \${tpic}, which is not a question | Check the name.`,
    ],
    'a clock': [
      where('today() > 3'),
      `${IF} | calls today(), which is not taken | Leave it out: an answer may not depend on the day on which it is read.`,
    ],
    'other files': [
      where("pulldata('a', 'b') = 1"),
      `${IF} | calls pulldata(), which is not taken | Write the data as choices: nothing is read from other files.`,
    ],
    'an unknown function': [
      where('foo(1)'),
      `${IF} | calls foo(), which is not taken | Use selected, count-selected, string-length, coalesce, if, not, round, min or max.`,
    ],
    'a path': [
      where('/data/q = 1'),
      `${IF} | uses a path ("/") | Name questions by their references.`,
    ],
    'a bare word': [
      where('topic = 1'),
      `${IF} | reads "topic", which is not a column of the choices sheet | Put it in quotes if it is a text, or write \${topic}.`,
    ],
    'a dot outside a constraint': [
      where('. > 1'),
      `${IF} | uses "." outside a constraint | Name the question by its reference.`,
    ],
    'a list as a whole': [
      where("${many} = 'ai'"),
      `${IF} | compares a question of several answers as a whole | Write selected(…, 'code').`,
    ],
    'selected() of a text': [
      where("selected(${words}, 'ai')"),
      `${IF} | asks selected() of something without choices | Name a select question.`,
    ],
    'count-selected() of one': [
      where('count-selected(${topic}) > 1'),
      `${IF} | counts what is not a select_multiple | Name a select_multiple question.`,
    ],
    'string-length() of a choice': [
      where('string-length(${topic}) > 1'),
      `${IF} | takes the length of what is not a text | Name a text question.`,
    ],
    'too few values': [where('if(1, 2)'), `${IF} | gives if() 2 values | Give it 3.`],
    'a negated question': [
      where('-${words} > 1'),
      `${IF} | negates a question | Subtract it from 0.`,
    ],
    'quotes in a text': [
      where(`\${words} = "it's"`),
      `${IF} | compares with "it's" | Leave out quotes, backslashes and arrows.`,
    ],
    'an end too early': [where('${words} ='), `${IF} | ends too early | Complete it.`],
    'a sign out of place': [where('${words} = = 1'), `${IF} | did not expect "=" | Mend it there.`],
    'a missing bracket': [where('(${words} = 1'), `${IF} | a ")" is missing | Add it.`],
    'an unreadable sign': [
      where('${words} # 1'),
      `${IF} | cannot be read at position 9, near "# 1" | Mend it there.`,
    ],
    'deep nesting': [
      where('('.repeat(20)),
      `${IF} | is nested deeper than 10 levels | Use a calculate row.`,
    ],
    'a long condition': [
      where(`1 ${'+ 1'.repeat(400)}`),
      `${IF} | is longer than 1000 characters | Split it.`,
    ],
    'an unsafe pattern': [
      one({ type: 'text', constraint: "regex(., '(?=a)b')" }),
      `${AT}, column "constraint" | has a pattern that cannot be matched safely: looking ahead or behind, and named groups, are not taken | Use letters, classes such as [0-9], groups, | and simple repetitions.`,
    ],
    'regex() of something else': [
      one({ type: 'text', constraint: "not(regex(., 'a'))" }),
      `${AT}, column "constraint" | calls regex(), which is not taken | Use it in a constraint, alone or joined by "and": regex(., '…').`,
    ],
  };
