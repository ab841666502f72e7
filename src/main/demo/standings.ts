import type { Actor } from '../../application/ports.ts';
import { type RoundStatus, roundStatus } from '../../application/rounds/round-status.ts';
import { valueOrRefused } from '../../cli/commands/refusal.ts';
import type { OpenParley } from '../open-parley.ts';
import { ROUNDS } from './rounds.ts';
import type { Standing } from './view.ts';

/** Where the demo's rounds stand, as staff see it. */
export async function standings(
  { parley, prisma }: OpenParley,
  actor: Actor,
): Promise<RoundStatus[]> {
  const rounds = await prisma.round.findMany({
    where: { slug: { in: [...ROUNDS] } },
    select: { slug: true },
    orderBy: { slug: 'asc' },
  });
  const statuses: RoundStatus[] = [];
  for (const { slug } of rounds) {
    const status = await roundStatus(parley, { round: slug }, actor);
    statuses.push(valueOrRefused(status, parley.refusalWords));
  }
  return statuses;
}

/** Both rounds together, region by region. */
export function regionStandings(statuses: readonly RoundStatus[]): readonly Standing[] {
  const [first] = statuses;
  return (first?.progress.byRegion ?? []).map(({ region }) => {
    const counts = statuses.flatMap(({ progress }) =>
      progress.byRegion.filter((one) => one.region === region).map((one) => one.counts),
    );
    const sum = (pick: (one: (typeof counts)[number]) => number) =>
      counts.reduce((total, one) => total + pick(one), 0);
    return {
      region,
      asked: sum((one) => one.submitted + one.partial + one.declined + one['not-started']),
      submitted: sum((one) => one.submitted),
      begun: sum((one) => one.partial),
      declined: sum((one) => one.declined),
    };
  });
}
