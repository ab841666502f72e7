import type { Capabilities } from '../../platform/capabilities.ts';
import type { Action } from '../../platform/prompt.ts';

const ORDER = { primary: 0, secondary: 1, quiet: 2 } as const;

/**
 * As many actions as there is room for, the weightiest first; the words of the others work all the
 * same. Steps cannot do without "done" and "more".
 */
export function fitActions(
  actions: readonly Action[],
  capabilities: Capabilities,
  taken: number,
): readonly Action[] {
  const room = Math.max(0, capabilities.buttonsMax - taken);
  const rank = ({ command, weight }: Action) =>
    command === 'done' || command === 'more' ? -1 : ORDER[weight];
  const fitting = actions.filter(({ label }) => label.length <= capabilities.buttonLabelMax);
  const first = [...fitting].sort((a, b) => rank(a) - rank(b)).slice(0, room);
  return actions.filter((candidate) => first.includes(candidate));
}
