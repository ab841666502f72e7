import type { PaperContent } from '../../domain/papers/content.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { genevaDay } from '../../domain/time/geneva.ts';
import { notAllowed } from '../allowed.ts';
import { fingerprint } from '../fingerprint.ts';
import type { MeetingRows } from '../meetings/rows.ts';
import type { Actor, AuditRows, Clock, Hash, Random, Transactions } from '../ports.ts';
import { type GatherRows, gatherCommunique, gatherTsagReport, gatherWtsaReport } from './gather.ts';
import { gatherDay } from './gather-day.ts';
import type { PaperHead, PaperKey, PaperRecord } from './rows.ts';

type Rows = GatherRows & { readonly meetings: MeetingRows; readonly audit: AuditRows };

export interface PaperDeps {
  readonly store: Transactions<Rows>;
  readonly clock: Clock;
  readonly random: Random;
  readonly hash: Hash;
}

export interface Drafted extends PaperHead {
  /** False: it says what the newest one says already. */
  readonly fresh: boolean;
}

export type DraftRefusal =
  | 'not-allowed'
  | 'meeting-unknown'
  | 'meeting-ahead'
  | 'day-empty'
  | 'period-without-meetings'
  | 'paper-in-review';

/**
 * Writes down what is true now: as the next paper of its kind, or in place of the one that is still a draft. What has not changed
 * since the newest paper needs no other.
 */
export function draftPaper(
  deps: PaperDeps,
  key: PaperKey,
  actor: Actor,
): Promise<Result<Drafted, DraftRefusal>> {
  return deps.store.transaction(async (rows): Promise<Result<Drafted, DraftRefusal>> => {
    const refusal = notAllowed(actor, 'paper.draft');
    if (refusal !== undefined) return refusal;
    await rows.papers.lock(key);
    const newest = await rows.papers.find(key);
    if (newest?.state === 'in-review') return refuse('paper-in-review', { scope: key.scope });
    const gathered = await gather(rows, key, deps.clock.now());
    if (!gathered.ok) return gathered;
    const content = gathered.value;
    const sha256 = fingerprint(deps.hash, content);
    if (newest?.sha256 === sha256) return done({ ...headOf(newest), fresh: false });
    const draftedAt = deps.clock.now();
    const paper =
      newest?.state === 'draft'
        ? { ...newest, content, sha256, draftedAt }
        : nextPaper(deps, key, { newest, content, sha256, draftedAt });
    if (newest?.state === 'draft') await rows.papers.redraft(newest.id, paper);
    else
      await rows.papers.insert({ ...paper, draftedBy: actor.kind === 'staff' ? actor.id : null });
    const details = { ...key, number: paper.number, sha256 };
    const subject = `paper:${paper.id}`;
    await rows.audit.append({ at: draftedAt, actor, action: 'paper.drafted', subject, details });
    return done({ ...headOf(paper), fresh: true });
  });
}

function nextPaper(
  { random }: PaperDeps,
  key: PaperKey,
  {
    newest,
    ...written
  }: { readonly newest: PaperRecord | undefined } & Pick<
    PaperRecord,
    'content' | 'sha256' | 'draftedAt'
  >,
): PaperRecord {
  return {
    ...{ ...key, ...written, id: random.id(), number: (newest?.number ?? 0) + 1, state: 'draft' },
    ...{ approvedAt: null, publishedOn: null, url: null, document: null },
  };
}

async function gather(
  rows: Rows,
  { kind, scope }: PaperKey,
  now: number,
): Promise<Result<PaperContent, DraftRefusal>> {
  const today = genevaDay(now);
  if (kind === 'agenda' || kind === 'digest') {
    const meeting = await rows.meetings.find(scope);
    if (meeting === undefined) return refuse('meeting-unknown', { meeting: scope });
    const before = await rows.papers.findApproved({ kind, scope });
    const day = await gatherDay(rows, meeting, { kind, before });
    return day === undefined ? refuse('day-empty', { meeting: scope }) : done(day);
  }
  if (kind === 'communique') {
    const meeting = await rows.meetings.find(scope);
    if (meeting === undefined) return refuse('meeting-unknown', { meeting: scope });
    const { startsOn } = meeting;
    if (startsOn > today) return refuse('meeting-ahead', { meeting: scope, startsOn });
    return done(await gatherCommunique(rows, meeting));
  }
  const meetings = await rows.papers.meetings(scope, today);
  if (meetings.length === 0) return refuse('period-without-meetings', { period: scope });
  if (kind === 'wtsa-report') return done(await gatherWtsaReport(rows, scope, today));
  const before = await rows.papers.findApproved({ kind, scope });
  return done(await gatherTsagReport(rows, scope, { today, before }));
}

export function headOf({ id: _, content: __, ...head }: PaperRecord): PaperHead {
  return head;
}
