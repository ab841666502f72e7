import type { Channel } from './channel.ts';
import type { DeliverDeps, Run } from './deliver-due.ts';
import { type Ending, endingOf, HALTED_MS } from './ending.ts';
import type { DueToStaff } from './outbox.ts';
import { leaveFor, noteOutcome, placeOf } from './places.ts';

/** Staff are reached by e-mail: the first channel that goes by it and takes the letter. */
export async function sendToStaff(deps: DeliverDeps, due: DueToStaff, run: Run): Promise<void> {
  const ways = deps.channels.filter(({ addressedBy }) => addressedBy === 'e-mail');
  const [first] = ways;
  const place = first === undefined ? '' : placeOf({ to: addressOf(first, due) });
  const ending = await run.lanes.run(place, () => sendByOne(deps, due, { ways, run }));
  const settlement = { ...ending, at: deps.clock.now() };
  await deps.outbox.settle({ id: due.id, lease: run.lease }, settlement);
  run.count(ending.state);
}

function addressOf({ adapter }: Channel, { staff }: DueToStaff) {
  return { platform: adapter.platform, tenant: '', externalId: staff.email };
}

async function sendByOne(
  deps: DeliverDeps,
  due: DueToStaff,
  { ways, run }: { readonly ways: readonly Channel[]; readonly run: Run },
): Promise<Ending> {
  const letter = await deps.staffMatters.letter(due, deps.clock.now());
  if (letter === undefined) return { state: 'cancelled', reason: 'nothing-to-tell' };
  let trouble = 'no channel reaches staff';
  let heldMs: number | undefined;
  for (const channel of ways) {
    const { adapter } = channel;
    const to = addressOf(channel, due);
    const leave = await leaveFor(deps, run, { to, channel });
    if (!leave.ok) {
      trouble = leave.reason;
      heldMs = leave.waitMs;
      continue;
    }
    if (!(await begin(deps, due, { to, run }))) {
      return { state: 'pending', reason: 'changed while it was prepared' };
    }
    const content = { kind: 'letter', letter } as const;
    const message = { id: due.id, to, language: 'en', direction: 'ltr', content } as const;
    const outcome = await adapter.send(message);
    await noteOutcome(deps, { channel, to }, { run, outcome });
    if (outcome.kind !== 'rejected' && outcome.kind !== 'halted') {
      const { capabilities } = adapter;
      return endingOf(due, outcome, { now: deps.clock.now(), capabilities });
    }
    trouble = outcome.reason;
    if (outcome.kind === 'halted') heldMs = HALTED_MS;
    const end = { at: deps.clock.now(), outcome: outcome.kind, reason: trouble };
    await deps.outbox.endAttempt({ id: due.id, lease: run.lease }, end);
  }
  if (heldMs === undefined) return { state: 'shunted', reason: trouble };
  return { state: 'retrying', reason: trouble, dueAt: deps.clock.now() + heldMs };
}

async function begin(
  { clock, random, outbox }: DeliverDeps,
  due: DueToStaff,
  { to, run }: { readonly to: ReturnType<typeof addressOf>; readonly run: Run },
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
