import type { Form } from '../../src/platform/shown.ts';

/**
 * The forms that this process has shown lately: what comes back of one has neither its labels nor its words. Where one is forgotten, what is
 * wrong is said without it.
 */
export interface RecentForms {
  keep(who: string, form: Form): void;
  of(who: string, form: { readonly form: string; readonly context: string }): Form | undefined;
}

const FORMS_MAX = 500;

export function recentForms(): RecentForms {
  const kept = new Map<string, Form>();
  const keyOf = (who: string, { form, context }: Pick<Form, 'form' | 'context'>) =>
    JSON.stringify([who, form, context]);
  return {
    keep: (who, form) => {
      const key = keyOf(who, form);
      kept.delete(key);
      kept.set(key, form);
      const [oldest] = kept.keys();
      if (kept.size > FORMS_MAX && oldest !== undefined) kept.delete(oldest);
    },
    of: (who, form) => kept.get(keyOf(who, form)),
  };
}
