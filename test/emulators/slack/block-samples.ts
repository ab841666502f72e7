import type { Json } from '../json.ts';

// Blocks as short as they can be, for the tests of limits.

export const plain = (length = 1) => ({ type: 'plain_text', text: 'x'.repeat(length) });
export const mrkdwn = (length = 1) => ({ type: 'mrkdwn', text: 'x'.repeat(length) });
export const words = (length: number) => 'x'.repeat(length);

export const times = <T>(count: number, one: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => one(i));

export const option = (i = 0, more: Json = {}) => ({
  text: { type: 'plain_text', text: `Option ${i}` },
  value: `${i}`,
  ...more,
});
export const options = (count: number) => times(count, (i) => option(i));

export const button = (more: Json = {}) => ({ type: 'button', text: plain(), ...more });
export const select = (more: Json = {}) => ({
  type: 'static_select',
  options: options(2),
  ...more,
});
export const actions = (...elements: Json[]) => ({ type: 'actions', elements });
export const beside = (accessory: Json) => ({ type: 'section', text: plain(), accessory });
export const input = (element: Json = { type: 'plain_text_input' }, more: Json = {}) => ({
  type: 'input',
  label: plain(),
  element,
  ...more,
});
export const confirm = (more: Json = {}) => ({
  title: plain(),
  text: plain(),
  confirm: plain(),
  deny: plain(),
  ...more,
});
