export type Surface = 'message' | 'modal' | 'home';

const EVERYWHERE: readonly Surface[] = ['message', 'modal', 'home'];

const SELECTS = ['static_select', 'external_select', 'users_select', 'conversations_select'];
const MULTI_SELECTS = ['multi_static_select', 'multi_external_select', 'multi_users_select'];
const CHOICES = [
  'checkboxes',
  'radio_buttons',
  'datepicker',
  'timepicker',
  'channels_select',
  ...SELECTS,
  ...MULTI_SELECTS,
];

/**
 * Which elements may stand in which block, from the table of
 * https://docs.slack.dev/reference/block-kit/block-elements (columns "Blocks" and "Surfaces").
 */
export const STANDS_IN = {
  section: ['button', 'image', 'overflow', ...CHOICES],
  actions: ['button', 'overflow', 'datetimepicker', ...CHOICES],
  input: [
    'plain_text_input',
    'number_input',
    'email_text_input',
    'url_text_input',
    'datetimepicker',
    ...CHOICES,
  ],
} as const;

const NARROW: Readonly<Record<string, readonly Surface[]>> = {
  datetimepicker: ['message', 'modal'],
  email_text_input: ['modal'],
  number_input: ['modal'],
  url_text_input: ['modal'],
};

/** The elements of a kind of block that a surface shows: a number input, say, stands in modals only. */
export function elementsOn(surface: Surface, block: keyof typeof STANDS_IN): readonly string[] {
  return STANDS_IN[block].filter((type) => (NARROW[type] ?? EVERYWHERE).includes(surface));
}
