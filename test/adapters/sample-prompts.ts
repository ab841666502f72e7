import { directionOf, type Language } from '../../src/domain/language.ts';
import type { Capabilities } from '../../src/platform/capabilities.ts';
import type { Control, NoticePrompt, Prompt } from '../../src/platform/prompt.ts';
import { type Act, answer, needs, typed } from '../conversation/support/play.ts';
import { OPENED, said, situation, turn, worldOf } from '../conversation/support/world.ts';

/** A whole response with a detour, so that the engine says something of every kind. */
const ACTS: readonly Act[] = [
  { kind: 'commanded', command: 'start' },
  { kind: 'commanded', command: 'help' },
  answer('priorities', ['quality', 'quality']),
  answer('priorities', ['quality', 'security']),
  answer('barriers', { value: ['other'], words: '<@U1> & *time*' }),
  answer('attends', true),
  answer('arrival', '2027-04-03'),
  answer('engineers', 'many'),
  answer('engineers', 12),
  answer('need', 'Training <https://example.org|here>\n> quoted'),
  answer('urgency', 4),
  answer('formats', { workshop: 'well', course: 'less', guide: 'well' }),
  answer('attribution', 'country'),
  { kind: 'commanded', command: 'review' },
  { kind: 'commanded', command: 'handover' },
  typed('Amina Said'),
  { kind: 'commanded', command: 'decline' },
  { kind: 'commanded', command: 'back' },
  { kind: 'commanded', command: 'submit' },
];

/** What a contact is shown on its way through, fitted to a channel by the engine itself. */
export function promptsFor(language: Language, capabilities: Capabilities): readonly Prompt[] {
  let world = worldOf(needs, situation({ language, capabilities }));
  const prompts: Prompt[] = [offerIn(language)];
  for (const act of ACTS) {
    const { step, world: after } = turn(needs, world, { at: OPENED, ...act });
    world = after;
    prompts.push(...said(step));
    for (const effect of step.effects) if (effect.kind === 'replace') prompts.push(effect.prompt);
  }
  return prompts;
}

function offerIn(language: Language): NoticePrompt {
  return {
    ...{ kind: 'notice', id: '', language, direction: directionOf(language), tone: 'info' },
    ...{ paragraphs: ['21 <!here> A & B?'], actions: [] },
    offer: { id: 'offer-1', yes: '1 yes', no: '2 no' },
  };
}

/** Every word of a prompt, as it must be read wherever it is shown. */
export function textsOf(prompt: Prompt): readonly string[] {
  const actions = prompt.actions.map(({ label }) => label);
  switch (prompt.kind) {
    case 'notice': {
      const { title = '', paragraphs, picture = [], offer } = prompt;
      const offered = offer === undefined ? [] : [offer.yes, offer.no];
      return [title, ...paragraphs, ...picture, ...offered, ...actions];
    }
    case 'review': {
      const { title, paragraphs, items, problem = '' } = prompt;
      const told = items.flatMap((one) => [one.section ?? '', one.title, one.answer ?? '']);
      return [title, problem, ...paragraphs, ...told, ...actions];
    }
    case 'question': {
      const { title, section, description, hint, problem, attribution, notes, progress } = prompt;
      const told = [title, section, description, hint, problem, attribution, progress.text];
      return [...told.map((one) => one ?? ''), ...notes, ...optionsOf(prompt.control), ...actions];
    }
  }
}

function optionsOf(control: Control): readonly string[] {
  const labels = (options: readonly { readonly label: string }[]) =>
    options.map(({ label }) => label);
  switch (control.kind) {
    case 'choice':
      return labels(control.options);
    case 'ranking':
      return labels(control.options);
    case 'matrix':
      return [...labels(control.rows), ...labels(control.columns)];
    case 'text':
      return [];
  }
}
