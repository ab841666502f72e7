import type { Chance } from '../../../src/main/demo/chance.ts';
import type {
  Adapter,
  LookUp,
  OutboundMessage,
  SendOutcome,
  UnclearSend,
} from '../../../src/platform/adapter.ts';
import type { Capabilities, PaceRule } from '../../../src/platform/capabilities.ts';
import { sendOnly } from '../../../src/platform/send-only.ts';
import type { Facts, Sent } from './facts.ts';
import { linksIn } from './links.ts';
import type { Process, Timeline } from './timeline.ts';
import type { Weather } from './weather.ts';

export interface PlatformTraits {
  readonly name: string;
  readonly addressedBy: 'e-mail' | 'account';
  readonly tenants: readonly string[];
  readonly idempotentSend: boolean;
  readonly canLookUp: boolean;
  readonly pace: readonly PaceRule[];
}

export interface PlatformWorld {
  readonly timeline: Timeline;
  readonly facts: Facts;
  readonly weather: Weather;
  readonly chance: Chance;
  /** Addresses that nobody has any more. */
  readonly gone: ReadonlySet<string>;
  /** How often a send ends badly in fair weather, 0 to 1. */
  readonly mishaps: number;
  readonly onArrival: (send: Sent, message: OutboundMessage) => void;
}

/** One emulated platform: what it keeps outlives every process that speaks to it. */
export interface Platform {
  readonly traits: PlatformTraits;
  readonly capabilities: Capabilities;
  /** What one process speaks to. */
  adapterFor(process: Process): Adapter;
}

const MINUTE = 60_000;

export function createPlatform(traits: PlatformTraits, world: PlatformWorld): Platform {
  const { timeline, facts, chance } = world;
  const { name } = traits;
  /** When what was sent with an id to an address arrived, or will: the platform knows what is on its way. */
  const known = new Map<string, number>();

  function arrive(sent: Sent, message: OutboundMessage, inMs: number): void {
    const key = keyOf(message);
    const at = timeline.clock.now() + inMs;
    if (traits.idempotentSend && known.has(key)) return;
    known.set(key, Math.min(at, known.get(key) ?? at));
    timeline.at(at, `${name} brings ${message.id.slice(-6)} to ${message.to.externalId}`, () => {
      facts.note({ kind: 'arrived', send: sent.number });
      world.onArrival(sent, message);
    });
  }

  function begins(process: Process, message: OutboundMessage): readonly [Sent, Ending] {
    const ending = endingOf(world, message);
    const begun = facts
      .of('begun')
      .findLast((fact) => fact.process === process.name && fact.message === message.id);
    const { id, to } = message;
    const links = linksIn(message);
    const sent: Sent = {
      ...{ kind: 'send', number: facts.all.length, process: process.name, message: id },
      ...{ to, begun, links },
    };
    facts.note(sent);
    if (ending.arrivesMs !== undefined) arrive(sent, message, ending.arrivesMs);
    return [sent, ending];
  }

  async function send(process: Process, message: OutboundMessage): Promise<SendOutcome> {
    const short = message.id.slice(-6);
    const [sent, ending] = await timeline.step(process, `sends ${short} by ${name}`, async () =>
      begins(process, message),
    );
    const work = async () => {
      facts.note({ kind: 'told', send: sent.number, outcome: ending.outcome });
      return ending.outcome;
    };
    const told = `hears of ${short}: ${ending.outcome.kind}`;
    return timeline.stepAfter(ending.takesMs, process, { name: told, work });
  }

  async function lookUp(process: Process, asked: UnclearSend): Promise<LookUp> {
    return timeline.step(process, `looks for ${asked.id.slice(-6)}`, async () => {
      const found = lookedUp(asked);
      const { id: message, to } = asked;
      facts.note({ kind: 'looked-up', process: process.name, message, to, found: found.kind });
      return found;
    });
  }

  function lookedUp(asked: UnclearSend): LookUp {
    const now = timeline.clock.now();
    const bad = world.weather.over(asked.to, now);
    const blind = bad !== undefined && bad.kind !== 'slow';
    if (!traits.canLookUp || blind || chance.next() < world.mishaps) {
      return { kind: 'unclear', reason: 'it cannot be seen now' };
    }
    const at = known.get(keyOf(asked));
    if (at === undefined) return { kind: 'absent' };
    return at <= now
      ? { kind: 'found', reference: `${name}-${asked.id}` }
      : { kind: 'unclear', reason: 'it may be on its way' };
  }

  const capabilities = { ...CHAT, ...capabilitiesOf(traits) };
  return {
    traits,
    capabilities,
    adapterFor: (process) => ({
      ...sendOnly(async () => undefined),
      platform: name,
      capabilities,
      send: (message) => send(process, message),
      lookUp: (asked) => lookUp(process, asked),
    }),
  };
}

const CHAT = {
  transport: 'webhook',
  ...{ textMax: 3000, buttonsMax: 5, buttonLabelMax: 75, selectMax: 25, optionLabelMax: 75 },
  ...{ multiSelect: true, forms: false, modals: false, edit: false, proactive: true },
} as const;

function capabilitiesOf({ idempotentSend, canLookUp, pace }: PlatformTraits) {
  return { idempotentSend, canLookUp, pace };
}

function keyOf({ id, to }: Pick<OutboundMessage, 'id' | 'to'>): string {
  return `${id} ${to.tenant} ${to.externalId}`;
}

interface Ending {
  readonly outcome: SendOutcome;
  readonly takesMs: number;
  /** Absent: it never arrives. */
  readonly arrivesMs?: number;
}

/** How a send that begins now will end. */
function endingOf(world: PlatformWorld, message: OutboundMessage): Ending {
  const { chance, gone, weather, timeline } = world;
  const quick = 50 + chance.below(1500);
  const bad = weather.over(message.to, timeline.clock.now());
  const refused = (outcome: SendOutcome): Ending => ({ outcome, takesMs: quick });
  if (bad?.kind === 'halted') {
    const scope = bad.scope === 'platform' ? 'platform' : 'tenant';
    return refused({ kind: 'halted', scope, reason: 'wrong credentials' });
  }
  if (bad?.kind === 'throttled') {
    const left = bad.until - timeline.clock.now();
    const afterMs = chance.next() < 0.5 ? left : 1000 + chance.below(Math.min(left, 20 * MINUTE));
    return refused({ kind: 'retry', afterMs, scope: bad.scope, reason: 'too many requests' });
  }
  if (gone.has(message.to.externalId)) {
    return refused({ kind: 'rejected', reason: 'nobody has this address' });
  }
  if (bad?.kind === 'silent' || chance.next() < world.mishaps / 3) return silence(chance);
  if (chance.next() < world.mishaps / 3) {
    const afterMs = 1000 + chance.below(5 * MINUTE);
    return refused({ kind: 'retry', afterMs, scope: 'message', reason: 'busy' });
  }
  const takesMs = bad?.kind === 'slow' ? 5000 + chance.below(25_000) : quick;
  const arrivesMs = Math.floor(takesMs / 2);
  return { outcome: { kind: 'sent', reference: `ref-${message.id}` }, takesMs, arrivesMs };
}

/** Nobody hears whether it arrived; it may do so a while after the sender has given up. */
function silence(chance: Chance): Ending {
  const takesMs = 10_000 + chance.below(20_000);
  const outcome = { kind: 'unknown', reason: 'no answer in time' } as const;
  if (chance.next() < 0.5) return { outcome, takesMs };
  return { outcome, takesMs, arrivesMs: chance.below(takesMs + 20_000) };
}
