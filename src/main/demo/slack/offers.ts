import type { Block, Element, SlackMessage } from './emulated-slack.ts';

/** What a person sees in a message that can be pressed or filled in. */
export interface Offer {
  readonly block: Block;
  readonly element: Element;
}

export function offersOf(message: SlackMessage): readonly Offer[] {
  const { blocks = [] } = message.versions.at(-1) ?? {};
  return blocks.flatMap((block) =>
    [...(block.elements ?? []), ...(block.element === undefined ? [] : [block.element])]
      .filter(({ action_id }) => action_id !== undefined)
      .map((element) => ({ block, element })),
  );
}

/** The button for a command. */
export function buttonFor(message: SlackMessage, command: string): Element | undefined {
  return offersOf(message).find(({ element }) => element.action_id?.endsWith(`-${command}`))
    ?.element;
}

/** The link to the pages that a message offers. */
export function linkIn(message: SlackMessage): string | undefined {
  return offersOf(message).find(({ element }) => element.url?.includes('/r/'))?.element.url;
}

/** Which question a message asks; undefined: none. */
export function questionIn(message: SlackMessage): string | undefined {
  for (const { block, element } of offersOf(message)) {
    const [role, , question] = (block.block_id ?? '').split('|');
    if (role === 'pick') return question;
    const asked = element.type === 'button' ? carried(element.value).q : undefined;
    if (asked !== undefined) return asked;
  }
  return undefined;
}

/** The option that wants words of one's own. */
export function otherIn(message: SlackMessage): string | undefined {
  return offersOf(message)
    .map(({ element }) => (element.type === 'button' ? carried(element.value).o : undefined))
    .find((other) => other !== undefined);
}

function carried(value: string | undefined): { readonly q?: string; readonly o?: string } {
  return value === undefined ? {} : JSON.parse(value);
}

export function valuesOf({ options = [] }: Element): readonly string[] {
  return options.map(({ value }) => value);
}
