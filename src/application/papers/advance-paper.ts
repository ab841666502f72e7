import { PAPER_ACTS, type PaperAct } from '../../domain/papers/course.ts';
import { done, type Refusal, type Result, refuse } from '../../domain/refusal.ts';
import { genevaDay } from '../../domain/time/geneva.ts';
import { notAllowed } from '../allowed.ts';
import { isWebAddress } from '../outcomes/written.ts';
import type { Actor, AuditRows, Clock, Transactions } from '../ports.ts';
import { headOf } from './draft-paper.ts';
import type { PaperHead, PaperKey, PaperRows } from './rows.ts';

export interface AdvanceDeps {
  readonly store: Transactions<{ readonly papers: PaperRows; readonly audit: AuditRows }>;
  readonly clock: Clock;
}

export type AdvanceOrder = PaperKey & {
  /** SHA-256 of the paper that somebody read before deciding; another one is refused. */
  readonly seen?: string | undefined;
} & (
    | { readonly act: 'submit' | 'approve' }
    | { readonly act: 'return'; readonly reason: string }
    | {
        readonly act: 'publish';
        readonly on: string; // ISO day
        readonly url?: string;
        readonly document?: string;
      }
  );

export type AdvanceRefusal =
  | 'not-allowed'
  | 'no-paper'
  | 'paper-elsewhere'
  | 'paper-changed-since'
  | 'day-ahead'
  | 'url-not-web';

/** The right that each step needs. */
export const PAPER_RIGHTS = {
  submit: 'paper.draft',
  return: 'paper.approve',
  approve: 'paper.approve',
  publish: 'paper.publish',
} as const satisfies Record<PaperAct, string>;

/**
 * Takes the newest paper of its kind one step on its way: into review, back to the desk with the reason, approved, published. What
 * is approved is frozen for good: a mistake is mended by the next one.
 */
export function advancePaper(
  deps: AdvanceDeps,
  order: AdvanceOrder,
  actor: Actor,
): Promise<Result<PaperHead, AdvanceRefusal>> {
  const { kind, scope, act } = order;
  return deps.store.transaction(async ({ papers, audit }) => {
    const refusal = notAllowed(actor, PAPER_RIGHTS[act]);
    if (refusal !== undefined) return refusal;
    await papers.lock({ kind, scope });
    const paper = await papers.find({ kind, scope });
    if (paper === undefined) return refuse('no-paper', { kind, scope });
    const { from, to } = PAPER_ACTS[act];
    const { number, state } = paper;
    if (state !== from) return refuse('paper-elsewhere', { kind, scope, number, state, from });
    if ((order.seen ?? paper.sha256) !== paper.sha256) {
      return refuse('paper-changed-since', { scope, number });
    }
    const at = deps.clock.now();
    const wrong = publishedWrongly(order, at);
    if (wrong !== undefined) return wrong;
    const more = writtenBy(order, { at, actor });
    await papers.advance(paper.id, { state: to, ...more });
    const reason = order.act === 'return' ? { reason: order.reason } : {};
    const action = `paper.${act}`;
    const details = { kind, scope, number, sha256: paper.sha256, ...more };
    await audit.append({ at, actor, action, subject: `paper:${paper.id}`, details, ...reason });
    const { approvedBy: _, ...changed } = { approvedBy: null, ...more };
    return done({ ...headOf(paper), state: to, ...changed });
  });
}

function publishedWrongly(
  order: AdvanceOrder,
  at: number,
): Refusal<'day-ahead' | 'url-not-web'> | undefined {
  if (order.act !== 'publish') return undefined;
  if (order.on > genevaDay(at)) return refuse('day-ahead', { day: order.on });
  const { url } = order;
  return url === undefined || isWebAddress(url) ? undefined : refuse('url-not-web');
}

/** What the step writes down besides. */
function writtenBy(
  order: AdvanceOrder,
  { at, actor }: { readonly at: number; readonly actor: Actor },
) {
  switch (order.act) {
    case 'approve':
      return { approvedAt: at, approvedBy: actor.kind === 'staff' ? actor.id : null };
    case 'publish': {
      const { on: publishedOn, url, document } = order;
      return {
        publishedOn,
        ...(url === undefined ? {} : { url }),
        ...(document === undefined ? {} : { document }),
      };
    }
    default:
      return {};
  }
}
