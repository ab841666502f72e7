import type { RenderedCard } from '../../../adapters/teams/cards/card.ts';
import { readSubmission, type Submission } from '../../../adapters/teams/cards/read-submission.ts';
import { isPart, type Part, partsOf } from './strict.ts';

/** Whoever sits before a card: fills in, chooses by what is written, and presses. */
export class Client {
  readonly #parts: readonly Part[];
  readonly #values = new Map<string, unknown>();

  constructor({ card }: RenderedCard) {
    const json: unknown = JSON.parse(JSON.stringify(card));
    this.#parts = partsOf(json);
    for (const input of this.inputs) this.#values.set(String(input['id']), input['value'] ?? '');
  }

  get inputs(): readonly Part[] {
    return this.#parts.filter(({ type }) => String(type).startsWith('Input.'));
  }

  get buttons(): readonly Part[] {
    return this.#parts.filter(({ type }) => type === 'Action.Execute');
  }

  /** All words that stand on the card as they were written. */
  get texts(): readonly string[] {
    return this.#parts.flatMap(({ type, text }) =>
      type === 'TextRun' || type === 'TextBlock' ? [String(text)] : [],
    );
  }

  fill(input: Part | undefined, value: unknown): this {
    this.#values.set(String(input?.['id']), value);
    return this;
  }

  /** Of a list, by the places of its choices; several of them with commas between, as Teams joins them. */
  choose(input: Part | undefined, places: readonly number[]): this {
    const choices = input?.['choices'];
    const list: readonly unknown[] = Array.isArray(choices) ? choices : [];
    const codes = places.map((place) => {
      const choice = list[place];
      return isPart(choice) ? String(choice['value']) : '';
    });
    return this.fill(input, codes.join(','));
  }

  press(title: string | RegExp, how: 'execute' | 'submit' = 'execute'): Submission | undefined {
    return readSubmission(this.sends(title, how));
  }

  /** What Teams sends: the button's data, with the inputs' values over it. */
  sends(title: string | RegExp, how: 'execute' | 'submit' = 'execute'): Part {
    const found = this.buttons.find((button) =>
      typeof title === 'string' ? button['title'] === title : title.test(String(button['title'])),
    );
    if (found === undefined) throw new Error(`there is no button ${title}`);
    const pressed = how === 'execute' ? found : found['fallback'];
    const { data, associatedInputs } = isPart(pressed) ? pressed : {};
    const inputs = associatedInputs === 'none' ? {} : Object.fromEntries(this.#values);
    return { ...(isPart(data) ? data : {}), ...inputs };
  }
}

export function actOf(submission: Submission | undefined) {
  return submission?.kind === 'act' ? submission.act : undefined;
}
