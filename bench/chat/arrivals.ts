import { setTimeout } from 'node:timers/promises';

/** Somebody who acts: one act resolves when it has been answered. */
export interface Actor {
  act(): Promise<void>;
  close(): void;
}

/** How people act: so many at once, or so many acts a second. */
export interface Load {
  readonly seconds: number;
  /** As many act at once, each again and again … */
  readonly clients: number;
  /** … or, where this is told, so many acts come each second, whoever does them. */
  readonly perSecond?: number;
}

/** Plays the load; how long each act took until its answer, milliseconds. */
export async function play(load: Load, open: () => Promise<Actor>): Promise<number[]> {
  const latencies: number[] = [];
  const until = performance.now() + load.seconds * 1000;
  await (load.perSecond === undefined
    ? inTurns(until, load.clients, open, latencies)
    : asTheyCome(until, load.perSecond, open, latencies));
  return latencies;
}

/** Each acts as soon as its last act is answered: as much as the server can take. */
async function inTurns(
  until: number,
  clients: number,
  open: () => Promise<Actor>,
  latencies: number[],
): Promise<void> {
  const actOnAndOn = async () => {
    const actor = await open();
    while (performance.now() < until) {
      const from = performance.now();
      await actor.act();
      latencies.push(performance.now() - from);
    }
    actor.close();
  };
  await Promise.all(Array.from({ length: clients }, actOnAndOn));
}

/**
 * People who know nothing of each other: acts come at random moments, so many a second on average, whether or not the earlier
 * ones are answered. An act's time runs from the moment it was due, so a server that falls behind cannot hide it.
 */
async function asTheyCome(
  until: number,
  perSecond: number,
  open: () => Promise<Actor>,
  latencies: number[],
): Promise<void> {
  const idle: Actor[] = [];
  const underWay: Promise<void>[] = [];
  const act = async (due: number) => {
    const actor = idle.pop() ?? (await open());
    await actor.act();
    latencies.push(performance.now() - due);
    idle.push(actor);
  };
  for (let due = performance.now(); due < until; due += wait(perSecond)) {
    await setTimeout(Math.max(0, due - performance.now()));
    underWay.push(act(due));
  }
  await Promise.all(underWay);
  for (const actor of idle) actor.close();
}

/** Milliseconds to the next act of a Poisson process. */
function wait(perSecond: number): number {
  return (-Math.log(1 - Math.random()) / perSecond) * 1000;
}
