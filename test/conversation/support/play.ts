import type { Step } from '../../../src/conversation/effect.ts';
import type { ConversationEvent } from '../../../src/conversation/event.ts';
import type { Answers } from '../../../src/conversation/state.ts';
import { NEEDS } from './needs.ts';
import { compiled, OPENED, PAGES, said, situation, turn, type World, worldOf } from './world.ts';

/** Short words for tests of single transitions on one questionnaire that has a question of every type. */
export const needs = compiled(NEEDS);
export const ALL: Answers = {
  priorities: ['cloud'],
  attends: false,
  need: 'Training',
};

export type Act = ConversationEvent extends infer Event
  ? Event extends { at: number }
    ? Omit<Event, 'at'> & { at?: number }
    : never
  : never;

export function play(
  world: World,
  ...acts: readonly Act[]
): { readonly world: World; readonly step: Step } {
  let last: { world: World; step: Step } | undefined;
  for (const act of acts) {
    last = turn(needs, last?.world ?? world, { at: OPENED, ...act } as ConversationEvent);
  }
  if (last === undefined) throw new TypeError('no act');
  return last;
}

export const answer = (question: string, value: unknown, promptId?: string): Act =>
  promptId === undefined
    ? { kind: 'answered', question, value }
    : { kind: 'answered', question, value, promptId };
export const typed = (text: string): Act => ({ kind: 'typed', text });
export const wordsOf = (step: Step) => JSON.stringify(said(step));
export const kindsOf = (step: Step) => step.effects.map(({ kind }) => kind);
export const fresh = (changed: Parameters<typeof situation>[0] = {}) =>
  worldOf(needs, situation({ capabilities: PAGES, ...changed }));
