import type { HeldNow } from '../application/deliveries/holds.ts';
import { SILENT_MS } from '../application/hooks/announce.ts';
import type { ListedHook } from '../application/hooks/rows.ts';
import type { Finding } from '../cli/run.ts';
import { right, wrong } from './findings.ts';
import type { OpenParley } from './open-parley.ts';

const MINUTE_MS = 60_000;
/** Deliveries overdue by this much mean that no worker is running, or that none gets on. */
const OVERDUE_MS = 10 * MINUTE_MS;
/** A platform in a hurry asks for seconds. A longer pause of a workspace or a platform is one that somebody has to mend. */
const HELD_MS = MINUTE_MS;

/** Whether what is due goes out, and what stands in its way. */
export async function deliveryFindings({
  operations,
  parley,
}: Pick<OpenParley, 'operations' | 'parley'>): Promise<readonly Finding[]> {
  const now = parley.clock.now();
  const { counts, oldestDueAt } = await operations.rows.overview(now);
  const holds = await operations.holds.holds();
  return [
    overdueFinding(now - (oldestDueAt ?? now), counts.shunted + counts.unknown),
    holdFinding(holds, now),
    hookFinding(await hooksNow(parley, now)),
  ];
}

function hooksNow({ store }: OpenParley['parley'], now: number): Promise<readonly ListedHook[]> {
  return store.transaction(async ({ hooks }) => {
    await hooks.setSilentAside(now - SILENT_MS, now);
    return hooks.list();
  });
}

function hookFinding(hooks: readonly ListedHook[]): Finding {
  const what = 'Webhooks';
  const aside = hooks.filter((one) => one.aside !== null);
  if (aside.length > 0) {
    const found = aside.map(({ name, aside: why }) => `"${name}" is set aside: ${why?.reason}`);
    const mend =
      'Ask whoever runs the other system. Then "parley webhook remove" it, and add it anew if it is wanted.';
    return wrong(what, found.join('; '), mend);
  }
  const troubled = hooks.filter(({ trouble }) => trouble !== null).length;
  const found = hooks.length === 0 ? 'none' : `${hooks.length}, ${troubled} in trouble`;
  return right(what, troubled === 0 ? found : `${found} (see "parley webhook list")`);
}

function overdueFinding(overdueMs: number, aside: number): Finding {
  const what = 'Deliveries';
  if (overdueMs > OVERDUE_MS) {
    const minutes = Math.floor(overdueMs / MINUTE_MS);
    const found = `the oldest has been due for ${minutes} minutes; ${aside} set aside`;
    return wrong(what, found, 'Run a worker: parley serve, or parley serve --role worker.');
  }
  const found = `none overdue, ${aside} set aside`;
  return right(
    what,
    aside === 0 ? found : `${found} (see "parley delivery list --states shunted,unknown")`,
  );
}

function holdFinding(holds: readonly HeldNow[], now: number): Finding {
  const what = 'Holds';
  const long = holds.filter(({ per, until }) => per !== 'account' && until - now > HELD_MS);
  if (long.length > 0) {
    const mend =
      'Renew its credentials or settings, if the reason names them. Sending goes on by itself when the time is over.';
    return wrong(what, long.map(holdText).join('; '), mend);
  }
  const some = `${holds.length} short ${holds.length === 1 ? 'pause' : 'pauses'}, as platforms ask for`;
  return right(what, holds.length === 0 ? 'nothing is held' : some);
}

function holdText({ platform, tenant, until, reason }: HeldNow): string {
  const where = tenant === '' ? platform : `${platform} ${tenant}`;
  return `${where} until ${new Date(until).toISOString()}: ${reason}`;
}
