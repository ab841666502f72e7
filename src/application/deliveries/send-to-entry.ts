import { directionOf } from '../../domain/language.ts';
import { DAY_MS } from '../../domain/time/calendar.ts';
import { endOfGenevaDay } from '../../domain/time/geneva.ts';
import type { OutboundMessage } from '../../platform/adapter.ts';
import type { Candidate } from './channel.ts';
import { askingOf, waitForEntry } from './check-entry.ts';
import { composeComing } from './compose-coming.ts';
import type { DeliverDeps, Run } from './deliver-due.ts';
import { type Ending, endingOf, HALTED_MS, refusalOf } from './ending.ts';
import type { DueToEntry } from './outbox.ts';
import { AROUND_MS, inTurn, leaveFor, noteOutcome, placeOf } from './places.ts';

interface Asked {
  readonly due: DueToEntry;
  readonly ways: readonly Candidate[];
}

/** Takes a question to an entity on its way: to the first contact, by the first channel, that takes it. */
export async function sendToEntry(deps: DeliverDeps, { due, ways }: Asked, run: Run) {
  const place = placeOf(ways[0]);
  const ending = await run.lanes.run(place, () => sendByOne(deps, { due, ways }, run));
  const settlement = { ...ending, at: deps.clock.now() };
  await deps.outbox.settle({ id: due.id, lease: run.lease }, settlement);
  run.count(ending.state);
}

async function sendByOne(deps: DeliverDeps, { due, ways }: Asked, run: Run): Promise<Ending> {
  const { clock, outbox } = deps;
  let trouble = 'no channel reaches any contact';
  let heldMs: number | undefined;
  const noted = new Set<string>();
  for (const way of ways) {
    // The next contact has hours of its own.
    const wait =
      way.contact === ways[0]?.contact ? undefined : waitForEntry(due, way.contact, clock.now());
    if (wait !== undefined) return wait;
    const leave = await leaveFor(deps, run, way);
    if (!leave.ok) {
      if (leave.waitMs < AROUND_MS) {
        const dueAt = clock.now() + inTurn(run, way, leave.waitMs);
        return { state: 'pending', reason: leave.reason, dueAt };
      }
      trouble = leave.reason;
      heldMs = Math.min(leave.waitMs, heldMs ?? Number.POSITIVE_INFINITY);
      continue;
    }
    const token = deps.random.token();
    if (!(await begin(deps, due, { way, run, token, noted }))) {
      return { state: 'pending', reason: 'changed while it was prepared' };
    }
    noted.add(way.contact.email);
    const { adapter } = way.channel;
    const outcome = await adapter.send(messageTo(deps, due, { way, token }));
    await noteOutcome(deps, way, { run, outcome });
    if (outcome.kind !== 'rejected' && outcome.kind !== 'halted') {
      return endingOf(due, outcome, { now: clock.now(), capabilities: adapter.capabilities });
    }
    trouble = outcome.reason;
    if (outcome.kind === 'halted') heldMs = Math.min(HALTED_MS, heldMs ?? HALTED_MS);
    const ended = { at: clock.now(), outcome: refusalOf(outcome), reason: trouble };
    await outbox.endAttempt({ id: due.id, lease: run.lease }, ended);
  }
  if (heldMs === undefined) return { state: 'shunted', reason: trouble };
  return { state: 'retrying', reason: trouble, dueAt: clock.now() + heldMs };
}

/** Where it can be read back for so long after the meeting. */
const READ_BACK_DAYS = 30;

interface Attempt {
  readonly way: Candidate;
  readonly run: Run;
  readonly token: string;
  /** Whose outreach this message has counted in already. */
  readonly noted: ReadonlySet<string>;
}

async function begin(
  { clock, random, hash, outbox }: DeliverDeps,
  due: DueToEntry,
  { way: { contact, to }, run, token, noted }: Attempt,
): Promise<boolean> {
  const at = clock.now();
  const { id: entryId, standing, meeting } = due.entry;
  const expiresAt = (endOfGenevaDay(meeting.endsOn) ?? at) + READ_BACK_DAYS * DAY_MS;
  const outreach = {
    email: contact.email,
    lastAt: contact.outreach.at(-1) ?? null,
    instead: [...new Set(due.tried.map(({ startedAt }) => startedAt))],
  };
  const begun = await outbox.begin({
    ...{ id: due.id, at, leaseUntil: at + run.leaseMs, to },
    ...(noted.has(contact.email) ? {} : { outreach }),
    parts: [
      {
        claim: { id: due.id, lease: run.lease },
        attemptId: random.id(),
        contactId: contact.id,
        status: standing,
        comingLink: { id: random.id(), entryId, tokenHash: hash(token), expiresAt },
      },
    ],
  });
  return begun.length > 0;
}

function messageTo(
  { phrases, links }: DeliverDeps,
  due: DueToEntry,
  { way: { contact, channel, to }, token }: Pick<Attempt, 'way' | 'token'>,
): OutboundMessage {
  const { entry } = due;
  const language = contact.language ?? entry.language;
  const salutation = contact.title === null ? contact.name : `${contact.title} ${contact.name}`;
  const letter = composeComing(
    phrases,
    {
      ...{ asking: askingOf(due), entry, contact: contact.id },
      ...{ url: links.coming(token), inChat: channel.addressedBy === 'account' },
    },
    { language, salutation },
  );
  const direction = directionOf(language);
  return { id: due.id, to, language, direction, content: { kind: 'letter', letter } };
}
