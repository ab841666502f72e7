import type { Cast } from './cast.ts';
import { castFor } from './cast.ts';
import type { SimulationDatabase } from './database.ts';
import { createFacts, type Facts } from './facts.ts';
import { createPeople, type People } from './people.ts';
import { createPlatform } from './platform.ts';
import { seededRandom } from './random.ts';
import { type Scenario, scenarioOf } from './scenario.ts';
import { scheduleStaff } from './staff.ts';
import { createTimeline, type Timeline } from './timeline.ts';
import { createWeather } from './weather.ts';
import { createWorkers, type Workers } from './workers.ts';
import { createWorld } from './world.ts';

export interface Played {
  readonly scenario: Scenario;
  readonly cast: Cast;
  readonly facts: Facts;
  readonly spells: ReturnType<typeof createWeather>['spells'];
  readonly steps: number;
  /** What was done, line by line. */
  readonly trace: readonly string[];
  /** A process of the product threw this. */
  readonly fault: unknown;
}

/** Plays one seed from the first morning until its rounds are put away. */
export async function play(database: SimulationDatabase, seed: number): Promise<Played> {
  const scenario = scenarioOf(seed);
  const ids = scenario.chance.fork('cast ids');
  const cast = castFor(
    scenario,
    database.countries,
    seededRandom(ids, { now: () => scenario.start }),
  );
  await database.populate(scenario, cast);
  const trace: string[] = [];
  let fault: unknown;
  const late: { people?: People; workers?: Workers; timeline?: Timeline } = {};
  const timeline = createTimeline({
    start: scenario.start,
    chance: scenario.chance.fork('timeline'),
    stepMs: scenario.stepMs,
    onStep: (line) => trace.push(`${stamp(late.timeline)} ${line}`),
    onDeath: (process) => {
      facts.note({ kind: 'ended', process: process.name });
      late.workers?.ended(process);
      late.people?.ended(process);
    },
  });
  late.timeline = timeline;
  const facts = createFacts(() => timeline);
  const weather = weatherFor(scenario, cast);
  const platforms = scenario.platforms.map((traits) =>
    createPlatform(traits, {
      ...{ timeline, facts, weather, gone: cast.gone, mishaps: scenario.mishaps },
      chance: scenario.chance.fork(`platform ${traits.name}`),
      onArrival: (sent, message) => late.people?.onArrival(sent, message),
    }),
  );
  const world = createWorld({
    ...{ scenario, database, cast, timeline, facts, platforms },
    ring: (at) => late.workers?.ring(at),
    fail: (cause) => {
      fault ??= cause;
    },
  });
  late.workers = createWorkers(world);
  late.people = createPeople(world, late.workers);
  const over = scheduleStaff(world, late.workers);
  late.workers.start(over);
  await timeline.run(over);
  return { scenario, cast, facts, trace, fault, spells: weather.spells, steps: timeline.seq };
}

function stamp(timeline: Timeline | undefined): string {
  if (timeline === undefined) return '';
  return `${timeline.seq} ${new Date(timeline.clock.now()).toISOString()}`;
}

function weatherFor(scenario: Scenario, cast: Cast) {
  const { start, rounds, platforms, spells } = scenario;
  const last = Math.max(...rounds.map(({ opensAt, days }) => opensAt + days * 86_400_000));
  const addresses = [...cast.contacts.values()].flatMap(({ email, accounts }) => [
    { platform: 'mail', tenant: '', externalId: email },
    ...accounts,
  ]);
  const climate = { platforms, from: start, until: last, spells, longestMs: 30 * 3_600_000 };
  return createWeather(scenario.chance.fork('weather'), climate, addresses);
}
