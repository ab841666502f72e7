import { mkdir, writeFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';

/** Does the work, and leaves its CPU profile in a folder where one is asked for. */
export async function profiled<Value>(
  dir: string | undefined,
  work: () => Promise<Value>,
): Promise<Value> {
  if (dir === undefined) return work();
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  const value = await work();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, 'reminders.cpuprofile'), JSON.stringify(profile));
  return value;
}
