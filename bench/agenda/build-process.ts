// A process of its own, so that its memory is that of one build: makes the agenda of the scene's round as staff do.
import process from 'node:process';
import { buildAgenda } from '../../src/application/agenda/build-agenda.ts';
import type { Actor } from '../../src/application/ports.ts';
import type { StaffId } from '../../src/domain/ids.ts';
import { createPrisma } from '../../src/infra/database/prisma.ts';
import { createStore } from '../../src/infra/store.ts';
import { sha256, systemClock, systemRandom } from '../../src/infra/system.ts';
import { watchMemory } from '../reminders/watch-memory.ts';
import { type BuildTask, type Built, ROUND } from './tasks.ts';

const OFFICER: Actor = {
  kind: 'staff',
  id: '00000000-0000-4000-8000-000000000001' as StaffId,
  role: 'officer',
  name: 'Officer',
};

process.once('message', async (task: BuildTask) => {
  process.send?.(await build(task));
  process.disconnect();
});

async function build({ url }: BuildTask): Promise<Built> {
  const prisma = createPrisma(url);
  const deps = {
    store: createStore(prisma),
    clock: systemClock,
    random: systemRandom,
    hash: sha256,
  };
  await prisma.$queryRaw`SELECT 1`; // connecting is no part of it
  const memory = watchMemory();
  const started = performance.now();
  const built = await buildAgenda(deps, { round: ROUND }, OFFICER);
  const seconds = (performance.now() - started) / 1000;
  const { resident } = memory.stop();
  await prisma.$disconnect();
  if (!built.ok || !built.value.fresh) throw new Error('no version was built');
  const { counts } = built.value.content.published;
  const all = counts.flatMap(({ groups }) => groups.filter(({ group }) => group === 'all'));
  const counted = all.reduce((sum, { answered }) => sum + answered, 0);
  return { seconds, startMb: resident.startMb, maxMb: resident.maxMb, counted };
}
