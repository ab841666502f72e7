import { bool, int, list, oneOf, type Shape, shaped, str, typed, url } from './rules.ts';

// https://docs.slack.dev/reference/block-kit/blocks/rich-text-block

const style = shaped({
  required: {},
  optional: { bold: bool, italic: bool, strike: bool, code: bool, underline: bool },
});

const leaf = (required: Shape['required'], optional: Shape['optional'] = {}): Shape => ({
  required,
  optional: { style, ...optional },
});

const LEAVES: Readonly<Record<string, Shape>> = {
  text: leaf({ text: str(40_000) }),
  link: leaf({ url }, { text: str(40_000, 0), unsafe: bool }),
  emoji: leaf({ name: str(255) }, { unicode: str(255), url }),
  user: leaf({ user_id: str(255) }),
  usergroup: leaf({ usergroup_id: str(255) }),
  channel: leaf({ channel_id: str(255) }),
  broadcast: leaf({ range: oneOf('here', 'channel', 'everyone') }),
  team: leaf({ team_id: str(255) }),
  date: leaf(
    { timestamp: int(0, 99_999_999_999), format: str(255) },
    { url, fallback: str(40_000) },
  ),
};

const words = list(typed(LEAVES, Object.keys(LEAVES)), 0, 10_000);
const section: Shape = { required: { elements: words }, optional: {} };
const bordered = { border: oneOf(0, 1) };

const PARTS: Readonly<Record<string, Shape>> = {
  rich_text_section: section,
  rich_text_list: {
    required: {
      elements: list(typed({ rich_text_section: section }, ['rich_text_section']), 1, 10_000),
      style: oneOf('bullet', 'ordered'),
    },
    optional: { ...bordered, indent: int(0, 8), offset: int(0, 10_000) },
  },
  rich_text_quote: { required: { elements: words }, optional: bordered },
  rich_text_preformatted: {
    required: { elements: list(typed(LEAVES, ['text', 'link']), 1, 10_000) },
    optional: { ...bordered, language: str(255) },
  },
};

export const richText: Shape = {
  required: { elements: list(typed(PARTS, Object.keys(PARTS)), 1, 1_000) },
  optional: { block_id: str(255) },
};
