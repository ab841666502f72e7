import { genevaInstant } from '../../domain/time/geneva.ts';
import { CATEGORIES, MEMBER_KINDS, REGIONS } from '../../domain/vocabulary.ts';
import type { FormField } from '../../platform/shown.ts';
import { typedDay } from '../fields.ts';
import type { MeetingRecord } from '../meetings/rows.ts';
import type { QuestionnaireSummary } from '../questionnaires/rows.ts';
import { DEFAULT_RULES, emptyRound, type TypedRound } from '../rounds/typed-round.ts';
import { confirmField } from './act-form.ts';
import type { DeskDeps } from './deps.ts';
import {
  choiceField,
  chosenIn,
  type Filled,
  optionLabel,
  textField,
  textIn,
} from './filled-fields.ts';

/** A new round as its form in a chat holds it. */
export interface TypedOpening {
  readonly round: TypedRound;
  /** As typed; empty: the round is named after its meeting. */
  readonly slug: string;
  readonly later: boolean;
  readonly opensOn: string;
  readonly opensTime: string;
  readonly withReminders: boolean;
  /** The instant that is meant, epoch ms; undefined: now, or no time. */
  readonly opensAt: number | undefined;
}

const MORNING = '09:00';

/** What the form holds; a form that nobody has touched holds the usual. */
export function typedOpening(fields: Filled, meeting: string): TypedOpening {
  const text = (name: string, max: number) => textIn(fields, name, max);
  const usual = emptyRound(textIn(fields, 'meeting', 100) || meeting);
  const [questionnaire = '', version] = text('questionnaire', 100).split('@');
  const regions = chosenIn(fields, 'regions', REGIONS);
  const [opensOn, opensTime] = [text('opensOn', 20), text('opensTime', 5) || MORNING];
  const later = text('opens', 10) === 'later';
  const withReminders = text('reminders', 10) !== 'none';
  return {
    ...{ slug: text('slug', 100), later, opensOn, opensTime, withReminders },
    opensAt: later ? genevaInstant(typedDay(opensOn), opensTime) : undefined,
    round: {
      ...usual,
      questionnaire,
      ...(version !== undefined && /^\d{1,6}$/.test(version) && { version: Number(version) }),
      kinds: 'kinds' in fields ? chosenIn(fields, 'kinds', MEMBER_KINDS) : usual.kinds,
      categories:
        'categories' in fields ? chosenIn(fields, 'categories', CATEGORIES) : usual.categories,
      ...(regions.length > 0 && { regions }),
      closesOn: text('closesOn', 20),
      lateUntil: text('lateUntil', 20),
      threshold: text('threshold', 20) || usual.threshold,
      rules: withReminders ? DEFAULT_RULES : '',
      reason: text('reason', 1000),
    },
  };
}

export interface OpeningChoices {
  readonly meetings: readonly MeetingRecord[];
  readonly questionnaires: readonly QuestionnaireSummary[];
}

/** The form's fields, filled as typed. Whether it may close so late is asked only when that has come up. */
export function openingFields(
  words: DeskDeps['words'],
  typed: TypedOpening,
  { meetings, questionnaires, fields }: OpeningChoices & { readonly fields: Filled },
): readonly FormField[] {
  const { round } = typed;
  const meeting = meetings.find(({ slug }) => slug === round.meeting);
  const isLate = meeting !== undefined && round.closesOn >= meeting.startsOn;
  const version = round.version === undefined ? '' : `${round.questionnaire}@${round.version}`;
  return [
    choiceField(
      { name: 'meeting', label: words('fieldMeeting'), live: true },
      {
        options: meetings.map(({ slug, title }) => ({
          value: slug,
          label: optionLabel(title, slug),
        })),
        selected: meeting === undefined ? [] : [meeting.slug],
      },
    ),
    textField(
      { name: 'slug', label: words('fieldSlug'), hint: words('slugHint'), required: false },
      { input: 'text', maxLength: 60, value: typed.slug },
    ),
    choiceField(
      { name: 'questionnaire', label: words('fieldQuestionnaire'), live: true },
      {
        options: questionnaires.map(({ slug, number, title }) => ({
          value: `${slug}@${number}`,
          label: optionLabel(
            words('questionnaireOption', { title: inEnglish(title), number }),
            words('questionnaireOption', { title: slug, number }),
          ),
        })),
        selected: version === '' ? [] : [version],
      },
    ),
    ...audienceFields(words, round),
    ...whenFields(words, typed),
    ...remainingFields(words, typed),
    ...(isLate
      ? [
          confirmField(words, { meetingStartsOn: meeting.startsOn }, fields),
          textField(
            {
              ...{ name: 'reason', label: words('fieldReason'), required: false },
              hint: words('fieldReasonNeeded'),
            },
            { input: 'long-text', maxLength: 1000, value: round.reason },
          ),
        ]
      : []),
  ];
}

/** SurveyJS keeps English under `default` or `en`; a bare string is English. */
function inEnglish(title: QuestionnaireSummary['title']): string {
  return typeof title === 'string' ? title : (title.en ?? title.default ?? '');
}

function audienceFields(words: DeskDeps['words'], round: TypedRound): readonly FormField[] {
  const several = <Value extends string>(
    known: readonly Value[],
    name: string,
    selected: readonly Value[],
  ) => ({
    options: known.map((value) => ({ value, label: words(`${name}.${value}`) })),
    ...{ selected, max: known.length },
  });
  return [
    choiceField(
      { name: 'kinds', label: words('fieldKinds'), live: true },
      several(MEMBER_KINDS, 'memberKind', round.kinds),
    ),
    choiceField(
      {
        ...{ name: 'regions', label: words('fieldRegions'), required: false, live: true },
        hint: words('fieldRegionsHint'),
      },
      several(REGIONS, 'region', round.regions ?? []),
    ),
    choiceField(
      {
        ...{ name: 'categories', label: words('fieldCategories'), required: false, live: true },
        hint: words('fieldCategoriesHint'),
      },
      several(CATEGORIES, 'category', round.categories),
    ),
  ];
}

function whenFields(words: DeskDeps['words'], typed: TypedOpening): readonly FormField[] {
  const { later, opensOn, opensTime, round } = typed;
  const opens = choiceField(
    { name: 'opens', label: words('fieldOpens'), live: true },
    {
      options: [
        { value: 'now', label: words('opensNow') },
        { value: 'later', label: words('opensLater') },
      ],
      selected: [later ? 'later' : 'now'],
    },
  );
  const day = (name: string, label: string, value: string, more = {}) =>
    textField({ name, label, ...more }, { input: 'date', maxLength: 10, value });
  return [
    opens,
    ...(later
      ? [
          day('opensOn', words('fieldOpensOn'), opensOn, { live: true }),
          textField(
            { name: 'opensTime', label: words('fieldOpensAt'), hint: words('timeHint') },
            { input: 'text', maxLength: 5, value: opensTime },
          ),
        ]
      : []),
    day('closesOn', words('fieldClosesOn'), round.closesOn, {
      ...{ hint: words('fieldClosesOnHint'), live: true },
    }),
    day('lateUntil', words('fieldLateUntil'), round.lateUntil, {
      ...{ hint: words('fieldLateHint'), required: false },
    }),
  ];
}

function remainingFields(words: DeskDeps['words'], typed: TypedOpening): readonly FormField[] {
  return [
    choiceField(
      { name: 'reminders', label: words('reminders') },
      {
        options: [
          { value: 'usual', label: words('remindersUsual') },
          { value: 'none', label: words('remindersNone') },
        ],
        selected: [typed.withReminders ? 'usual' : 'none'],
      },
    ),
    textField(
      {
        ...{ name: 'threshold', label: words('fieldThreshold') },
        hint: words('fieldThresholdHint'),
      },
      { input: 'number', maxLength: 4, value: typed.round.threshold },
    ),
  ];
}
