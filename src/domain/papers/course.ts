import type { PaperState } from '../vocabulary.ts';

/** What may be done with a paper, by its state: forward, and from review back to the desk. */
export const PAPER_ACTS = {
  submit: { from: 'draft', to: 'in-review' },
  return: { from: 'in-review', to: 'draft' },
  approve: { from: 'in-review', to: 'approved' },
  publish: { from: 'approved', to: 'published' },
} as const satisfies Record<string, { readonly from: PaperState; readonly to: PaperState }>;
export type PaperAct = keyof typeof PAPER_ACTS;
