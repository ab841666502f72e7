import type { Address } from '../../platform/adapter.ts';
import { type Channel, isSameAddress } from './channel.ts';
import type { DeliverDeps, Run } from './deliver-due.ts';
import { type Ending, endingOf, HALTED_MS, refusalOf } from './ending.ts';
import type { DueToStaff } from './outbox.ts';
import { inTurn, leaveFor, noteOutcome, placeOf } from './places.ts';
import type { StaffWay } from './staff-matters.ts';

/** One way to a member of staff, or to the chat where it asked. */
interface Way {
  readonly channel: Channel;
  readonly to: Address;
  readonly by: StaffWay;
}

/**
 * Staff are reached by e-mail: the first channel that goes by it and takes the letter. What was asked for in a chat goes
 * there, and by e-mail only when the chat has refused it for good; what a program is told goes nowhere else.
 */
export async function sendToStaff(deps: DeliverDeps, due: DueToStaff, run: Run): Promise<void> {
  const ways = waysTo(deps, due);
  const place = placeOf(ways[0]);
  const ending = await run.lanes.run(place, () => sendByOne(deps, due, { ways, run }));
  const settlement = { ...ending, at: deps.clock.now() };
  await deps.outbox.settle({ id: due.id, lease: run.lease }, settlement);
  run.count(ending.state);
}

function waysTo({ channels }: DeliverDeps, due: DueToStaff): readonly Way[] {
  const { payload, staff, tried } = due;
  const asked =
    payload?.kind === 'agenda' || payload?.kind === 'milestones' || payload?.kind === 'hook'
      ? payload.to
      : undefined;
  const hasRefused = tried.some(
    ({ platform, tenant, externalId, outcome }) =>
      outcome === 'rejected' &&
      asked !== undefined &&
      isSameAddress(asked, { platform: platform ?? '', tenant, externalId: externalId ?? '' }),
  );
  const chats = channels.flatMap((channel): Way[] =>
    asked === undefined || hasRefused || channel.adapter.platform !== asked.platform
      ? []
      : [{ channel, to: asked, by: 'chat' }],
  );
  const mails = channels
    .filter(({ addressedBy }) => addressedBy === 'e-mail' && due.kind !== 'hook')
    .map((channel): Way => {
      const { platform } = channel.adapter;
      return { channel, to: { platform, tenant: '', externalId: staff.email }, by: 'mail' };
    });
  return [...chats, ...mails];
}

async function sendByOne(
  deps: DeliverDeps,
  due: DueToStaff,
  { ways, run }: { readonly ways: readonly Way[]; readonly run: Run },
): Promise<Ending> {
  let trouble = 'no channel reaches staff';
  let heldMs: number | undefined;
  for (const way of ways) {
    const letter = await deps.staffMatters.letter(due, deps.clock.now(), way.by);
    if (letter === undefined) return { state: 'cancelled', reason: 'nothing-to-tell' };
    const leave = await leaveFor(deps, run, way);
    if (!leave.ok && way.by === 'chat') return waiting(deps, run, way, leave);
    if (!leave.ok) {
      trouble = leave.reason;
      heldMs = leave.waitMs;
      continue;
    }
    if (!(await begin(deps, due, { to: way.to, run }))) {
      return { state: 'pending', reason: 'changed while it was prepared' };
    }
    const { adapter } = way.channel;
    const content = { kind: 'letter', letter } as const;
    const message = { id: due.id, to: way.to, language: 'en', direction: 'ltr', content } as const;
    const outcome = await adapter.send(message);
    await noteOutcome(deps, way, { run, outcome });
    if (outcome.kind !== 'rejected' && outcome.kind !== 'halted') {
      const { capabilities } = adapter;
      return endingOf(due, outcome, { now: deps.clock.now(), capabilities });
    }
    trouble = outcome.reason;
    if (outcome.kind === 'halted') heldMs = HALTED_MS;
    const end = { at: deps.clock.now(), outcome: refusalOf(outcome), reason: trouble };
    await deps.outbox.endAttempt({ id: due.id, lease: run.lease }, end);
  }
  if (heldMs === undefined) return { state: 'shunted', reason: trouble };
  return { state: 'retrying', reason: trouble, dueAt: deps.clock.now() + heldMs };
}

/** A chat that is held, or at its pace, is waited for: staff asked for it there. */
function waiting(
  { clock }: DeliverDeps,
  run: Run,
  way: Way,
  { reason, waitMs }: { readonly reason: string; readonly waitMs: number },
): Ending {
  return { state: 'pending', reason, dueAt: clock.now() + inTurn(run, way, waitMs) };
}

async function begin(
  { clock, random, outbox }: DeliverDeps,
  due: DueToStaff,
  { to, run }: { readonly to: Address; readonly run: Run },
): Promise<boolean> {
  const at = clock.now();
  const begun = await outbox.begin({
    ...{ id: due.id, at, leaseUntil: at + run.leaseMs, to },
    parts: [
      {
        claim: { id: due.id, lease: run.lease },
        attemptId: random.id(),
        contactId: null,
        status: null,
      },
    ],
  });
  return begun.length > 0;
}
