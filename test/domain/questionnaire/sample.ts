import { LANGUAGES } from '../../../src/domain/language.ts';

/** A text in all six languages; tests care that it is there, not what it says. */
export function six(text: string): Record<string, string> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, `${text} (${language})`]));
}

export function option(value: string): { value: string; text: Record<string, string> } {
  return { value, text: six(value) };
}

const LEVELS = { need: 'group', company: 'none', agreed: 'none', address: 'none' };
const NOMINATION = { company: 'company', consent: 'agreed', contact: 'address' };

/** One question of every type, with every kind of logic: the smallest questionnaire that uses the whole profile. */
export function sample() {
  return {
    title: six('Needs'),
    description: six('Before the meeting'),
    completedHtml: six('Thank you'),
    locale: 'en',
    pages: [
      {
        name: 'priorities',
        title: six('Priorities'),
        elements: [
          { type: 'html', name: 'welcome', html: six('First paragraph.\n\nSecond paragraph') },
          {
            type: 'ranking',
            name: 'topics',
            title: six('Which topics matter most?'),
            isRequired: true,
            requiredErrorText: six('Please rank one'),
            choices: [option('ai'), option('security'), option('numbering')],
            selectToRankEnabled: true,
            minSelectedChoices: 1,
            maxSelectedChoices: 2,
            validators: [
              { type: 'answercount', minCount: 1, maxCount: 2, text: six('One or two') },
            ],
          },
          {
            type: 'radiogroup',
            name: 'topic',
            choices: [option('ai'), option('security'), option('numbering')],
            choicesVisibleIf: '{topics} contains {item}',
            showOtherItem: true,
            otherText: six('Another'),
            defaultValue: 'ai',
          },
          {
            type: 'comment',
            name: 'need',
            title: six('What do you need on {topic}?'),
            maxLength: 2000,
            placeholder: six('In your own words'),
            visibleIf: '{topic} notempty',
            validators: [{ type: 'text', minLength: 3, maxLength: 2000 }],
          },
        ],
      },
      {
        name: 'details',
        visibleIf: "{topics.length} > 0 and {topic-Comment} <> 'x'",
        elements: [
          {
            type: 'panel',
            name: 'about',
            title: six('About you'),
            elements: [
              { type: 'rating', name: 'urgency', rateMin: 1, rateMax: 5, rateStep: 1 },
              {
                type: 'checkbox',
                name: 'barriers',
                choices: [
                  option('cost'),
                  option('skills'),
                  { ...option('law'), visibleIf: '{urgency} > 2' },
                ],
                showNoneItem: true,
                noneText: six('No barrier'),
                maxSelectedChoices: 2,
              },
              { type: 'boolean', name: 'visited', labelTrue: six('Yes'), labelFalse: six('No') },
              {
                type: 'text',
                name: 'staff',
                inputType: 'number',
                min: 0,
                max: 5000,
                requiredIf: '{visited} = true',
                validators: [{ type: 'numeric', minValue: 0, maxValue: 5000 }],
              },
              {
                type: 'text',
                name: 'since',
                inputType: 'date',
                min: '2020-01-01',
                max: '2027-12-31',
              },
              { type: 'text', name: 'mail', inputType: 'email', validators: [{ type: 'email' }] },
              {
                type: 'text',
                name: 'phone',
                maxLength: 20,
                validators: [{ type: 'regex', regex: '^\\+?[0-9 ]{6,20}$', text: six('Digits') }],
              },
            ],
          },
          {
            type: 'matrix',
            name: 'bodies',
            rows: [option('itu-d'), option('itu-r')],
            columns: [option('good'), option('poor')],
            eachRowRequired: true,
          },
          {
            type: 'dropdown',
            name: 'country',
            choices: [option('ke'), option('fj')],
            visibleIf: "{bodies.itu-d} = 'good' or {double} > 8",
          },
          {
            type: 'radiogroup',
            name: 'level',
            choices: [option('attributed'), option('group'), option('none')],
            validators: [{ type: 'expression', expression: '{level} notempty' }],
          },
          { type: 'text', name: 'company' },
          { type: 'boolean', name: 'agreed', visibleIf: '{company} notempty' },
          {
            type: 'text',
            name: 'address',
            inputType: 'email',
            visibleIf: '{company} notempty and {agreed} = true',
          },
        ],
      },
    ],
    calculatedValues: [{ name: 'double', expression: '{urgency} * 2', includeIntoResult: true }],
    parley: {
      profile: 1,
      slug: 'needs-2027',
      attribution: { default: 'attributed', chosenBy: 'level', questions: LEVELS },
      rankings: [{ question: 'topics' }],
      needs: [
        {
          id: 'first',
          words: 'need',
          topicFrom: 'topic',
          urgency: 'urgency',
          barriers: 'barriers',
          benefit: 'phone',
          askOfIndustry: 'need',
        },
      ],
      nominations: [{ id: 'company', kind: 'local-industry', ...NOMINATION }],
      topics: {
        ai: { studyGroup: '13' },
        security: { studyGroup: '17' },
        numbering: { studyGroup: '2' },
      },
      weights: { balancedBy: 'region' },
      hints: { need: six('Short is fine') },
    },
  };
}
