import type { ConversationEvent } from '../../../src/conversation/event.ts';
import type { AnswerValue } from '../../../src/conversation/state.ts';
import { isLanguage } from '../../../src/domain/language.ts';
import type { Prompt } from '../../../src/platform/prompt.ts';
import { NEEDS } from './needs.ts';
import {
  CHAT,
  compiled,
  OPENED,
  PAGES,
  said,
  situation,
  TYPED,
  turn,
  type World,
  worldOf,
} from './world.ts';

/**
 * A story is a text. Its first line names the language and the channel; "> words" is typed by the
 * contact, "> [question] value" is pressed or posted (JSON), "> {question} value" is a colleague's
 * answer, everything else is what Parley says.
 */
export function tell(story: string): string {
  const [heading = '', ...lines] = story.split('\n');
  const [, language = 'en', channel = 'chat'] = /^# .*\((\w+), (\w+)\)$/.exec(heading) ?? [];
  if (!isLanguage(language)) throw new TypeError(`no language in "${heading}"`);
  const capabilities = channel === 'pages' ? PAGES : channel === 'typed' ? TYPED : CHAT;
  const questionnaire = compiled(NEEDS);
  let world = worldOf(questionnaire, situation({ language, capabilities }));
  const told = [heading, ''];
  for (const [index, line] of lines.filter((one) => one.startsWith('> ')).entries()) {
    told.push(line, '');
    const colleague = /^> \{(\w+)\} (.+)$/.exec(line);
    if (colleague !== null) {
      world = answeredByColleague(
        world,
        colleague[1] ?? '',
        JSON.parse(colleague[2] ?? '') as AnswerValue,
      );
      continue;
    }
    const { step, world: after } = turn(questionnaire, world, eventIn(line, OPENED + index));
    world = after;
    for (const prompt of said(step)) told.push(...linesOf(prompt), '');
    const records = step.effects.flatMap((effect) =>
      effect.kind === 'record'
        ? [`  = ${effect.question}: ${JSON.stringify(effect.value)} (${effect.attribution})`]
        : [],
    );
    const others = step.effects.flatMap((effect) => {
      const { kind } = effect;
      if (kind === 'snooze') return [`  = snooze until ${new Date(effect.until).toISOString()}`];
      if (kind === 'hand-over') return [`  = hand-over to ${JSON.stringify(effect.colleague)}`];
      const isTold = kind === 'say' || kind === 'record' || kind === 'replace';
      return isTold ? [] : [`  = ${kind}`];
    });
    if (records.length + others.length > 0) told.push(...records, ...others, '');
  }
  return `${told.join('\n').trimEnd()}\n`;
}

function eventIn(line: string, at: number): ConversationEvent {
  const pressed = /^> \[([\w-]+)\](?: (.+))?$/.exec(line);
  if (pressed === null) return { kind: 'typed', text: line.slice(2), at };
  const [, question = '', value = 'null'] = pressed;
  return { kind: 'answered', question, value: JSON.parse(value), at };
}

function answeredByColleague(world: World, question: string, value: AnswerValue): World {
  const { response } = world.situation;
  const answers = { ...response.answers, [question]: value };
  const changed = { ...response, status: 'partial' as const, answers };
  return { ...world, situation: { ...world.situation, response: changed } };
}

function linesOf(prompt: Prompt): readonly string[] {
  const actions = prompt.actions.map(({ label }) => `[${label}]`).join(' ');
  const buttons = actions === '' ? [] : [`  ${actions}`];
  if (prompt.kind === 'notice') {
    return [
      ...(prompt.title === undefined ? [] : [`  * ${prompt.title}`]),
      ...prompt.paragraphs.map((words) => `  ${words}`),
      ...buttons,
    ];
  }
  if (prompt.kind === 'review') {
    const items = prompt.items.map(
      ({ number, title, answer, missing }) =>
        `  ${number}. ${title} — ${answer ?? (missing ? '!' : '…')}`,
    );
    return [
      `  * ${prompt.title}`,
      ...prompt.paragraphs.map((words) => `  ${words}`),
      ...items,
      ...problemIn(prompt),
      ...buttons,
    ];
  }
  const { progress, section, title, description, hint, control, attribution } = prompt;
  const options =
    'options' in control
      ? control.options.map(({ label, value }) => `  (${marked(control, value)}) ${label}`)
      : [];
  return [
    `  — ${progress.text}${section === undefined ? '' : ` · ${section}`}`,
    ...problemIn(prompt),
    ...prompt.notes.map((words) => `  ${words}`),
    `  ${title}${prompt.required ? ' *' : ''}`,
    ...(description === undefined ? [] : description.split('\n').map((words) => `  ${words}`)),
    ...options,
    ...(hint === undefined ? [] : [`  ? ${hint}`]),
    ...(attribution === undefined ? [] : [`  i ${attribution}`]),
    ...buttons,
  ];
}

function marked(
  control: { readonly kind: string; readonly selected?: readonly string[] },
  value: string,
): string {
  return control.selected?.includes(value) === true ? '•' : ' ';
}

function problemIn({ problem }: { readonly problem?: string }): readonly string[] {
  return problem === undefined ? [] : [`  ! ${problem}`];
}
