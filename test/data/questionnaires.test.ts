import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/domain/language.ts';
import { checkQuestionnaire } from '../../src/domain/questionnaire/check.ts';
import type { Localized, QuestionDefinition } from '../../src/domain/questionnaire-definition.ts';
import { ATTRIBUTIONS } from '../../src/domain/vocabulary.ts';
import { questionnaireTools } from '../../src/infra/questionnaire-linter.ts';
import {
  optionsOf,
  questionnaires,
  questionsOf,
  studyGroups,
  textsOf,
  wordsIn,
} from './documents.ts';
import { secondsFor } from './reading-time.ts';
import { everything, walk } from './walk.ts';

const OPTION_LABEL_MAX = 75; // Slack cuts the label of an option here; the tightest of the platforms
const TITLE_MAX = 300;
const TEN_MINUTES_S = 600;
const SECOND_NEED_S = 120;
const CODE = /^[a-z0-9][a-z0-9_-]*$/;

const each = questionnaires.map((definition) => [definition.parley.slug, definition] as const);
const named = (questions: readonly QuestionDefinition[], name: string) =>
  questions.find((question) => question.name === name);
const wordsOf = (text: Localized | undefined): readonly string[] =>
  text === undefined ? [] : typeof text === 'string' ? [text] : Object.values(text);

describe.each(each)('the questionnaire %s', (_slug, definition) => {
  const questions = questionsOf(definition);
  const longest = walk(definition, 'en', everything);

  it('passes the check with all six languages and without a warning', () => {
    const check = checkQuestionnaire(definition, questionnaireTools);
    expect(check).toMatchObject({ ok: true, warnings: [] });
    expect(check.ok && check.languages).toEqual(LANGUAGES);
  });

  it('asks 12 to 20 questions on its longest path and far fewer when little is said', () => {
    expect(longest.asked.length).toBe(questions.length);
    expect(longest.asked.length).toBeGreaterThanOrEqual(12);
    expect(longest.asked.length).toBeLessThanOrEqual(20);
    const shortest = walk(definition, 'en', (q) => (q.isRequired ? everything(q) : undefined));
    expect(shortest.asked.length).toBeLessThanOrEqual(14);
  });

  it.each(LANGUAGES)('is walked to its end without an error in %s', (language) => {
    const all = walk(definition, language, everything);
    expect(all).toMatchObject({ errors: [], completed: true });
    expect(Object.keys(all.answers).sort()).toEqual(questions.map(({ name }) => name).sort());
  });

  it.each(LANGUAGES)('takes at most ten minutes in %s, and a second need two more', (language) => {
    const introduction = definition.description ? [wordsIn(definition.description, language)] : [];
    const oneNeed = walk(definition, language, (question) =>
      question.name === 'second_need' ? false : everything(question),
    );
    const ordinary = secondsFor(introduction, oneNeed.asked, language);
    const longer = secondsFor(introduction, longest.asked, language);
    expect(ordinary).toBeGreaterThan(TEN_MINUTES_S / 2); // the estimate is not an empty one
    expect(ordinary).toBeLessThanOrEqual(TEN_MINUTES_S);
    expect(longer - ordinary).toBeLessThanOrEqual(SECOND_NEED_S);
  });

  it('requires one answer, and a topic only where a need is stated', () => {
    const silent = walk(definition, 'en', () => undefined);
    expect(silent.errors.map((error) => error.split(':')[0])).toEqual(['attribution']);
    const needOnly = walk(definition, 'en', ({ name }) =>
      name === 'attribution' ? 'none' : name === 'need1' ? 'A need' : undefined,
    );
    expect(needOnly.errors.map((error) => error.split(':')[0])).toEqual(['need1_topic']);
  });

  it('says in the reader’s language what is missing', () => {
    const wanted = named(questions, 'attribution')?.requiredErrorText;
    for (const language of LANGUAGES) {
      const { errors } = walk(definition, language, () => undefined);
      expect(wordsOf(wanted)).toContain(errors[0]?.replace('attribution: ', ''));
    }
  });

  it('keeps options within 75 characters and titles within 300, in every language', () => {
    const long = (text: Localized | undefined, most: number) =>
      wordsOf(text).filter((words) => words.length > most);
    const labels = questions.flatMap((question) => [
      ...optionsOf(question).flatMap((option) => long(option.text, OPTION_LABEL_MAX)),
      ...('otherText' in question ? long(question.otherText, OPTION_LABEL_MAX) : []),
      ...('noneText' in question ? long(question.noneText, OPTION_LABEL_MAX) : []),
      ...('labelTrue' in question ? long(question.labelTrue, OPTION_LABEL_MAX) : []),
    ]);
    expect(labels).toEqual([]);
    expect(questions.flatMap((question) => long(question.title, TITLE_MAX))).toEqual([]);
  });

  it('has stable codes, no two alike within a question, and labels that differ', () => {
    for (const question of questions) {
      const options = question.type === 'matrix' ? question.rows : optionsOf(question);
      const codes = options.map(({ value }) => value);
      expect(codes.filter((code) => !CODE.test(code))).toEqual([]);
      expect(new Set(codes).size).toBe(codes.length);
      expect(codes).not.toContain('other');
      for (const language of ['default', 'ar', 'zh', 'es', 'fr', 'ru'] as const) {
        const labels = options.map(({ text }) => (typeof text === 'object' ? text[language] : ''));
        expect(new Set(labels).size).toBe(labels.length);
      }
    }
  });

  it('offers the four levels of attribution first, from widest to narrowest', () => {
    expect(questions[0]?.name).toBe(definition.parley.attribution.chosenBy);
    const first = questions[0];
    expect(first && optionsOf(first).map(({ value }) => value)).toEqual(ATTRIBUTIONS);
    expect(first?.isRequired).toBe(true);
  });

  it('guards every address and name of a person, and asks for an address only with consent', () => {
    const guarded = definition.parley.attribution.questions ?? {};
    const personal = questions.filter(({ name }) => /^(company|executive)/.test(name));
    expect(personal.length).toBe(3);
    for (const { name } of personal) expect(guarded[name]).toBe('none');
    const refused = walk(definition, 'en', (q) => q.type !== 'boolean' && everything(q));
    expect(refused.asked.some((q) => q.type === 'text' && q.inputType === 'email')).toBe(false);
  });

  it('codes needs and rankings only from questions and topics that it has', () => {
    const { needs = [], rankings = [], hints = {}, topics = {} } = definition.parley;
    const references = [
      ...needs.flatMap(({ id: _, ...parts }) => Object.values(parts)),
      ...rankings.map(({ question }) => question),
      ...Object.keys(hints),
    ];
    expect(references.filter((name) => !named(questions, name))).toEqual([]);
    for (const topical of ['priorities', ...needs.map(({ topicFrom }) => topicFrom ?? '')]) {
      const question = named(questions, topical);
      expect(question && optionsOf(question).map(({ value }) => value)).toEqual(
        Object.keys(topics),
      );
    }
  });

  it('has the topics and study groups of the study period, in the same words', () => {
    const topics = studyGroups.topics.map(({ code, studyGroup }) => [code, { studyGroup }]);
    expect(definition.parley.topics).toEqual(Object.fromEntries(topics));
    const priorities = named(questions, 'priorities');
    const labels = (priorities ? optionsOf(priorities) : []).map(({ text }) => wordsOf(text));
    const names = studyGroups.topics.map(({ name: { en, ar, zh, es, fr, ru } }) => [
      ...[en, ar, zh, es, fr, ru],
    ]);
    expect(labels).toEqual(names);
    const groups = named(questions, 'study_groups');
    expect(groups && optionsOf(groups).map(({ value }) => value)).toEqual(
      studyGroups.studyGroups.map(({ choice }) => choice),
    );
  });

  it('hides nothing that a member may want: every topic and study group is always offered', () => {
    for (const { name } of questions.filter((q) => /topic$|priorities|study_groups/.test(q.name))) {
      expect(named(questions, name)).not.toHaveProperty('choicesVisibleIf');
    }
  });

  it('uses none of the words that Parley avoids', () => {
    const avoided = /\b(survey|form|participants?|respondents?|users?|campaign|poll)\b/i;
    const english = textsOf(definition).map(({ words }) => words['default'] ?? '');
    expect(english.filter((words) => avoided.test(words))).toEqual([]);
  });
});
