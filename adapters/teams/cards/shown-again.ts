import type { Control } from '../../../src/platform/prompt.ts';

/** The control with what was filled in and not taken, so that it is mended rather than done again. */
export function shownAgain(control: Control, rejected: unknown): Control {
  if (rejected === undefined || rejected === null) return control;
  switch (control.kind) {
    case 'text':
      return typeof rejected === 'string' ? { ...control, value: rejected } : control;
    case 'choice': {
      const { value, words } = withWords(rejected);
      const selected = textsIn(value);
      const other =
        control.other === undefined || words === undefined
          ? {}
          : { other: { ...control.other, words } };
      return selected === undefined ? control : { ...control, ...other, selected };
    }
    case 'ranking': {
      const ranked = textsIn(rejected);
      return ranked === undefined ? control : { ...control, ranked };
    }
    case 'matrix': {
      if (typeof rejected !== 'object' || Array.isArray(rejected)) return control;
      const cells = Object.entries(rejected).filter(([, column]) => typeof column === 'string');
      return { ...control, cells: Object.fromEntries(cells) };
    }
  }
}

function withWords(value: unknown): { readonly value: unknown; readonly words?: string } {
  if (typeof value !== 'object' || value === null || !('value' in value)) return { value };
  const words = 'words' in value && typeof value.words === 'string' ? { words: value.words } : {};
  return { value: value.value, ...words };
}

function textsIn(value: unknown): readonly string[] | undefined {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = list.filter((one) => typeof one === 'string');
  return texts.length === list.length ? texts : undefined;
}
