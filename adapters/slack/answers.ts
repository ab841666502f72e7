import { z } from 'zod';
import type { InboundAct } from '../../src/platform/adapter.ts';
import { INPUT, type InputCode, readInput, type Shape } from './codes.ts';

const option = z.object({ value: z.string() });

/** What an element holds, of whichever kind it is (docs.slack.dev/reference/interaction-payloads/block_actions-payload). */
const held = z.object({
  type: z.string(),
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
  selected_date: z.string().nullish(),
});
export type Held = z.infer<typeof held>;

export const stateValues = z.record(z.string(), z.record(z.string(), held));
type StateValues = z.infer<typeof stateValues>;

/** One element's value: a list where several can be chosen, '' where nothing is. */
export function heldValue(element: Held | undefined): string | readonly string[] {
  if (element === undefined) return '';
  const { selected_options: several, selected_option: one, selected_date: date } = element;
  if (several !== undefined && several !== null) return several.map(({ value }) => value);
  return one?.value ?? date ?? element.value ?? '';
}

interface Gathered {
  readonly code: InputCode;
  readonly value: string | readonly string[];
}

/** The answer that the fields of one question make together, in the questionnaire's own form; the engine checks it. */
export function gatheredAnswer(
  values: StateValues,
  save: {
    readonly promptId: string;
    readonly question: string;
    readonly shape: Shape;
    readonly other?: string;
  },
): Extract<InboundAct, { kind: 'answered' }> {
  const { question, shape, other } = save;
  const fields = Object.entries(values).flatMap(([block, elements]): Gathered[] => {
    const code = readInput(block);
    if (code?.promptId !== save.promptId || code.question !== question) return [];
    return [{ code, value: heldValue(elements[INPUT]) }];
  });
  const of = (role: InputCode['role']) => fields.filter(({ code }) => code.role === role);
  const value = READERS[shape](of);
  return { kind: 'answered', question, value: withWords(value, of('words')[0]?.value, other) };
}

type Of = (role: InputCode['role']) => readonly Gathered[];

const READERS: Readonly<Record<Shape, (of: Of) => unknown>> = {
  one: (of) => of('value')[0]?.value ?? '',
  text: (of) => of('value')[0]?.value ?? '',
  list: (of) => of('value')[0]?.value ?? [],
  // Places left open close up; a double one stays, so that it can be explained.
  ranks: (of) =>
    of('rank')
      .toSorted((a, b) => Number(a.code.part) - Number(b.code.part))
      .map(({ value }) => value)
      .filter((value) => value !== ''),
  cells: (of) =>
    Object.fromEntries(
      of('cell')
        .filter(({ value }) => value !== '')
        .map(({ code, value }) => [code.part ?? '', value]),
    ),
};

/** Words of one's own come along where their option is chosen, and alone mean it. */
function withWords(value: unknown, words: unknown, other: string | undefined): unknown {
  if (other === undefined || typeof words !== 'string') return value;
  const isChosen = Array.isArray(value) ? value.includes(other) : value === other;
  if (isChosen) return { value, words: words.trim() };
  if (words.trim() === '') return value;
  if (Array.isArray(value)) return { value: [...value, other], words: words.trim() };
  return value === '' ? { value: other, words: words.trim() } : value;
}
