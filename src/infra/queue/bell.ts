import type { Bell, Clock } from '../../application/ports.ts';
import type { JobQueue } from '../../application/queue.ts';
import type { Log } from '../log.ts';
import { inTime } from './in-time.ts';
import { quietly } from './quietly.ts';

const SECOND_MS = 1000;
/** Whoever rings has a person waiting. A ring that takes longer is heard later, or made good by the sweep. */
const RING_MS_MAX = 250;

/**
 * The bell as a job of the queue `name`, whose handler looks at all due deliveries. Rings for now fall together into the one
 * job that waits, or follows the one at work; rings for later into one job for each second.
 */
export function queueBell(
  queue: JobQueue,
  name: string,
  { clock, log }: { clock: Clock; log: Log },
): Bell {
  const unheard = quietly(log, 'the bell was not heard; the sweep will find what is due');
  return {
    async ring(at) {
      const delayMs = at - clock.now();
      const second = Math.ceil(at / SECOND_MS);
      const job =
        delayMs <= 0
          ? { id: 'now' }
          : { id: `at-${second}`, delayMs: second * SECOND_MS - clock.now() };
      await inTime(queue.add(name, job).catch(unheard), RING_MS_MAX);
    },
  };
}
