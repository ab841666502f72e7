import type { Process } from './timeline.ts';
import type { ProcessDeps, World } from './world.ts';

/** The web processes: one at a time, and another when it ends. */
export interface Places {
  readonly process: Process;
  readonly deps: ProcessDeps;
  ended(process: Process): void;
  /**
   * Asks the web until it answers: whoever hears nothing for a while presses again, as often as it takes. The request
   * must be one that may be repeated.
   */
  ask<Value>(
    request: (deps: ProcessDeps, process: Process) => Promise<Value>,
    answered: (value: Value) => void,
  ): void;
}

const PATIENCE_MS = 15_000;

export function createPlaces(world: World): Places {
  const { timeline, chance } = world;
  let process = world.spawn('web', true);
  let deps = world.depsOf(process);

  function ask<Value>(
    request: (deps: ProcessDeps, process: Process) => Promise<Value>,
    answered: (value: Value) => void,
  ): void {
    let done = false;
    const attempt = () => {
      if (done) return;
      request(deps, process).then((value) => {
        if (done) return;
        done = true;
        answered(value);
      }, world.fail);
      const patience = PATIENCE_MS + chance.below(PATIENCE_MS);
      timeline.at(timeline.clock.now() + patience, 'patience ends', attempt);
    };
    attempt();
  }

  return {
    get process() {
      return process;
    },
    get deps() {
      return deps;
    },
    ask,
    ended: (ended) => {
      if (ended !== process) return;
      process = world.spawn('web', true);
      deps = world.depsOf(process);
    },
  };
}
