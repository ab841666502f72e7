import { isObject, type Json, listOf, textOf } from '../../json.ts';
import { ELEMENTS } from './elements.ts';
import { richText } from './rich-text.ts';
import { bool, Faults, list, type Rule, type Shape, str, typed } from './rules.ts';
import { elementsOn, type Surface } from './surfaces.ts';
import { anyText, plain } from './text-objects.ts';

// https://docs.slack.dev/reference/block-kit/blocks, each block on its own page.

const blockId = { block_id: str(255) };

/** https://docs.slack.dev/reference/block-kit/blocks/markdown-block: of all markdown blocks of one payload together. */
export const MARKDOWN_MAX = 12_000;

const element = (surface: Surface, block: 'section' | 'actions' | 'input'): Rule =>
  typed(ELEMENTS, elementsOn(surface, block));

const section = (surface: Surface): Shape => ({
  required: {},
  optional: {
    ...blockId,
    text: anyText(3000),
    fields: list(anyText(2000), 1, 10),
    accessory: element(surface, 'section'),
    expand: bool,
  },
  also: (value, at, faults) => {
    if (value['text'] === undefined && value['fields'] === undefined) {
      faults.add(at, 'missing required field: text');
    }
  },
});

const contextItem: Rule = (value, at, faults) => {
  const rule =
    isObject(value) && value['type'] === 'image' ? typed(ELEMENTS, ['image']) : anyText(3000);
  rule(value, at, faults);
};

const imageBlock: Shape = {
  required: { alt_text: str(2000) },
  optional: { ...blockId, ...ELEMENTS['image']?.optional, title: plain(2000) },
  ...(ELEMENTS['image']?.also ? { also: ELEMENTS['image'].also } : {}),
};

function shapesOn(surface: Surface): Readonly<Record<string, Shape>> {
  const everywhere: Record<string, Shape> = {
    section: section(surface),
    header: { required: { text: plain(150) }, optional: blockId },
    divider: { required: {}, optional: blockId },
    context: { required: { elements: list(contextItem, 1, 10) }, optional: blockId },
    actions: {
      required: { elements: list(element(surface, 'actions'), 1, 25) },
      optional: blockId,
    },
    input: {
      required: { label: plain(2000), element: element(surface, 'input') },
      optional: { ...blockId, hint: plain(2000), optional: bool, dispatch_action: bool },
    },
    image: imageBlock,
    rich_text: richText,
  };
  const markdown: Shape = { required: { text: str(MARKDOWN_MAX) }, optional: blockId };
  return surface === 'message' ? { ...everywhere, markdown } : everywhere;
}

const SHAPES = { message: shapesOn('message'), modal: shapesOn('modal'), home: shapesOn('home') };

/** https://docs.slack.dev/reference/block-kit/blocks: 50 in a message, 100 in a view. */
export const BLOCKS_MAX = { message: 50, modal: 100, home: 100 } as const;

/** What is wrong with a list of blocks; an empty list is right. `at` is where it stands in the payload. */
export function blockFaults(blocks: unknown, surface: Surface, at: string): Faults {
  const faults = new Faults();
  const rule = typed(SHAPES[surface], Object.keys(SHAPES[surface]));
  list(rule, surface === 'modal' ? 1 : 0, BLOCKS_MAX[surface])(blocks, at, faults);
  if (Array.isArray(blocks)) {
    uniqueIds(blocks, at, faults);
    markdownTogether(blocks, at, faults);
    oneFocus(blocks, at, faults);
  }
  return faults;
}

/** The interactive elements of a block, with where each stands in it. */
export function elementsOf(block: Json): readonly { element: Json; at: string }[] {
  const found: { element: Json; at: string }[] = [];
  for (const name of ['accessory', 'element']) {
    const one = block[name];
    if (isObject(one)) found.push({ element: one, at: `/${name}` });
  }
  if (block['type'] === 'actions') {
    for (const [i, one] of listOf(block['elements']).entries()) {
      if (isObject(one)) found.push({ element: one, at: `/elements/${i}` });
    }
  }
  return found;
}

/** block_id is unique in a payload, action_id within its block (the pages of both fields). */
function uniqueIds(blocks: readonly unknown[], at: string, faults: Faults): void {
  const ids = new Set<string>();
  for (const [i, block] of blocks.entries()) {
    if (!isObject(block)) continue;
    const id = textOf(block['block_id']);
    if (id && ids.has(id)) faults.add(`${at}/${i}/block_id`, `\`block_id\` "${id}" already exists`);
    ids.add(id);
    const actions = new Set<string>();
    for (const { element: one, at: where } of elementsOf(block)) {
      const action = textOf(one['action_id']);
      if (action && actions.has(action)) {
        faults.add(`${at}/${i}${where}/action_id`, `\`action_id\` "${action}" already exists`);
      }
      actions.add(action);
    }
  }
}

function markdownTogether(blocks: readonly unknown[], at: string, faults: Faults): void {
  const texts = blocks.filter(isObject).filter((block) => block['type'] === 'markdown');
  const length = texts.reduce((sum, block) => sum + textOf(block['text']).length, 0);
  if (texts.length > 1 && length > MARKDOWN_MAX) {
    faults.add(at, `markdown text must be less than ${MARKDOWN_MAX + 1} characters`);
  }
}

/** `focus_on_load`: only one element of a view may be the one. */
function oneFocus(blocks: readonly unknown[], at: string, faults: Faults): void {
  const focused = blocks
    .filter(isObject)
    .flatMap(elementsOf)
    .filter(({ element: one }) => one['focus_on_load'] === true);
  if (focused.length > 1) faults.add(at, 'only one element may have focus_on_load');
}
