import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HoldList } from '../../../src/application/deliveries/holds.ts';
import type { Leave, Pacer } from '../../../src/application/deliveries/pacer.ts';
import { migrate, readMigrations } from '../../../src/infra/database/migrate.ts';
import { createPacer } from '../../../src/infra/pacer.ts';
import { type OpenPaceStore, openPaceStore } from '../../../src/infra/pacing/open-pace-store.ts';
import { sharedWindows } from '../../../src/infra/pacing/windows.ts';
import type { Address } from '../../../src/platform/adapter.ts';
import type { PaceRule } from '../../../src/platform/capabilities.ts';
import { STORES, type Store } from '../queue/stores.ts';

const log = pino({ level: 'silent' });
const PATIENT = { timeout: 20_000, interval: 5 };
const LONG = 600_000; // a window that no test outlives
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe.each(STORES)('the pace on $name', ({ name, open }) => {
  let store: Store;
  let opened: OpenPaceStore[] = [];
  let platform: string;
  let count = 0;

  const openStore = async () => {
    const { databaseUrl, redisUrl } = store.address;
    const made = await openPaceStore(databaseUrl, redisUrl);
    opened.push(made);
    return made.store;
  };
  /** A pacer as another process has it: on connections of its own. */
  const another = async (): Promise<Pacer & HoldList> => createPacer(await openStore(), { log });
  const to = (tenant: string, externalId = 'ada'): Address => ({ platform, tenant, externalId });

  beforeAll(async () => {
    store = await open();
    if (name === 'PostgreSQL') await migrate(store.address.databaseUrl, await readMigrations());
  });
  afterAll(() => store.close());
  beforeEach(() => {
    count += 1;
    platform = `platform-${count}`;
  });
  afterEach(async () => {
    await Promise.all(opened.map((one) => one.close()));
    opened = [];
  });

  describe('under rules', () => {
    const rules: readonly PaceRule[] = [
      { per: 'account', max: 1, everyMs: 150 },
      { per: 'tenant', max: 3, everyMs: 200 },
      { per: 'tenant', max: 11, everyMs: 1001 },
      { per: 'platform', max: 7, everyMs: 120 },
    ];
    it.each(rules)('lets $max a window of $everyMs ms through for each $per', async (rule) => {
      const pacers = await Promise.all([another(), another(), another(), another()]);
      const passed: Span[] = [];
      // Enough for several windows. The tenant is none, so that a platform's places need no share.
      const enough = rule.max * 4;
      const begun = performance.now();
      await Promise.all(
        pacers.map(async (pacer) => {
          while (passed.length < enough) {
            const from = performance.now();
            const leave = await pacer.take(to(''), [rule]);
            if (leave.ok) passed.push({ from, till: performance.now() });
            else expect(leave.waitMs).toBeLessThanOrEqual(rule.everyMs + 1);
            await setImmediate();
          }
        }),
      );
      const windows = Math.floor((performance.now() - begun) / rule.everyMs) + 1;
      expect(passed.length).toBeLessThanOrEqual(windows * rule.max);
      // No stretch of a window's length holds more than two windows' sends.
      for (const { from } of passed) {
        const within = passed.filter((one) => one.from >= from && one.till <= from + rule.everyMs);
        expect(within.length).toBeLessThanOrEqual(2 * rule.max);
      }
    });

    it('says how long to wait, to the millisecond and never too short', async () => {
      const pacer = await another();
      const rule: PaceRule = { per: 'tenant', max: 1, everyMs: 400 };
      const from = performance.now();
      expect(await pacer.take(to('a'), [rule])).toEqual({ ok: true });
      const { waitMs } = refusalOf(await (await another()).take(to('a'), [rule]));
      expect(waitMs).toBeGreaterThan(0);
      expect(waitMs).toBeLessThanOrEqual(400);
      await vi.waitFor(
        async () => expect(await pacer.take(to('a'), [rule])).toEqual({ ok: true }),
        PATIENT,
      );
      expect(performance.now() - from).toBeGreaterThanOrEqual(399);
    });

    it('gives back what a refused send had taken under the other rules', async () => {
      const [one, other] = [await another(), await another()];
      const account: PaceRule = { per: 'account', max: 5, everyMs: LONG };
      const tenant: PaceRule = { per: 'tenant', max: 1, everyMs: LONG };
      expect(await one.take(to('a'), [account, tenant])).toEqual({ ok: true });
      for (const pacer of [one, other, one, other, await another()]) {
        const { reason } = refusalOf(await pacer.take(to('a'), [account, tenant]));
        expect(reason).toBe(`pace: 1 in ${LONG} ms for each tenant`);
      }
      const alone = await Promise.all(
        Array.from({ length: 8 }, () => other.take(to('a'), [account])),
      );
      expect(alone.filter(({ ok }) => ok)).toHaveLength(4);
    });

    it('gives nothing back into a later window', async () => {
      const take = sharedWindows(await openStore(), { max: 1, everyMs: 1000 });
      const early = await take(platform);
      expect(early.ok).toBe(true);
      await vi.waitFor(async () => expect((await take(platform)).ok).toBe(true), PATIENT);
      await early.giveBack();
      expect((await take(platform)).ok).toBe(false);
    });

    it('gives back within the window', async () => {
      const take = sharedWindows(await openStore(), { max: 1, everyMs: LONG });
      await (await take(platform)).giveBack();
      expect((await take(platform)).ok).toBe(true);
      expect((await take(platform)).ok).toBe(false);
    });

    it('never lets one tenant wait for another that has used up its own pace', async () => {
      const pacer = await another();
      const rule: PaceRule = { per: 'tenant', max: 2, everyMs: LONG };
      for (let i = 0; i < 20; i += 1) await pacer.take(to('busy', `${i}`), [rule]);
      expect(await pacer.take(to('quiet'), [rule])).toEqual({ ok: true });
      expect((await pacer.take(to('busy', 'last'), [rule])).ok).toBe(false);
    });

    it('leaves places of the platform to the other tenants when one floods it', async () => {
      const [one, other] = [await another(), await another()];
      const rule: PaceRule = { per: 'platform', max: 8, everyMs: LONG };
      const flood = await Promise.all(
        Array.from({ length: 40 }, (_, i) => [one, other][i % 2]?.take(to('busy', `${i}`), [rule])),
      );
      expect(flood.filter((leave) => leave?.ok)).toHaveLength(6);
      expect(await other.take(to('quiet'), [rule])).toEqual({ ok: true });
      expect(await one.take(to('quiet'), [rule])).toEqual({ ok: true });
      expect((await other.take(to('quiet'), [rule])).ok).toBe(false);
    });
  });

  describe('under a hold', () => {
    it('keeps every worker from the account, and nobody from any other', async () => {
      const [one, other] = [await another(), await another()];
      await one.hold({ per: 'account', to: to('a', 'ada') }, LONG, 'slow down, it said');
      const { waitMs, reason } = refusalOf(await one.take(to('a', 'ada'), []));
      expect(waitMs).toBeGreaterThan(LONG - 20_000);
      expect(waitMs).toBeLessThanOrEqual(LONG);
      expect(reason).toBe('slow down, it said');
      await untilRefused(other, to('a', 'ada'));
      for (const pacer of [one, other]) {
        expect(await pacer.take(to('a', 'bo'), [])).toEqual({ ok: true });
        expect(await pacer.take(to('b', 'ada'), [])).toEqual({ ok: true });
      }
    });

    it('covers all of a tenant, or all of a platform', async () => {
      const [one, other] = [await another(), await another()];
      await one.hold({ per: 'tenant', platform, tenant: 'a' }, LONG, 'its token is revoked');
      await untilRefused(other, to('a', 'whoever'));
      expect(await other.take(to('b'), [])).toEqual({ ok: true });
      await other.hold({ per: 'platform', platform }, LONG, 'it is down');
      await untilRefused(one, to('b'));
      expect(await one.take({ ...to('b'), platform: `${platform}-else` }, [])).toEqual({
        ok: true,
      });
    });

    it('is over to the second: never earlier than it was asked for', async () => {
      const [one, other] = [await another(), await another()];
      const from = performance.now();
      await one.hold({ per: 'tenant', platform, tenant: 'a' }, 900, 'Retry-After');
      await untilRefused(other, to('a'));
      const ends = async (pacer: Pacer) => {
        await vi.waitFor(
          async () => expect((await pacer.take(to('a'), [])).ok).toBe(true),
          PATIENT,
        );
        return performance.now() - from;
      };
      const times = await Promise.all([ends(one), ends(other)]);
      for (const time of times) {
        expect(time).toBeGreaterThanOrEqual(900);
        expect(time).toBeLessThan(1900);
      }
    });

    it('lasts as long as the longest that was asked for', async () => {
      const [one, other] = [await another(), await another()];
      const place = { per: 'tenant', platform, tenant: 'a' } as const;
      await one.hold(place, LONG, 'long');
      await other.hold(place, 1000, 'short');
      await one.hold(place, 500, 'shorter');
      const { reason, waitMs } = refusalOf(await (await another()).take(to('a'), []));
      expect(reason).toBe('long');
      expect(waitMs).toBeGreaterThan(LONG - 20_000);
      await other.hold(place, 2 * LONG, 'longer');
      const longer = refusalOf(await (await another()).take(to('a'), []));
      expect(longer).toMatchObject({ reason: 'longer' });
    });

    it('is listed with its reason and its end, and names no account', async () => {
      const pacer = await another();
      const address = to('a', 'ada@example.org');
      await pacer.hold({ per: 'platform', platform }, 2 * LONG, 'it is down');
      await pacer.hold({ per: 'account', to: address }, LONG, 'slow down');
      const listed = (await (await another()).holds()).filter((hold) => hold.platform === platform);
      expect(listed).toMatchObject([
        { per: 'account', platform, tenant: 'a', reason: 'slow down' },
        { per: 'platform', platform, tenant: '', reason: 'it is down' },
      ]);
      expect(JSON.stringify(listed)).not.toContain('ada@');
      const [first] = listed;
      expect(Math.abs((first?.until ?? 0) - Date.now() - LONG)).toBeLessThan(20_000);
    });

    it('takes no place under the rules', async () => {
      const pacer = await another();
      const rule: PaceRule = { per: 'tenant', max: 1, everyMs: LONG };
      await pacer.hold({ per: 'account', to: to('a', 'ada') }, LONG, 'slow down');
      await pacer.take(to('a', 'ada'), [rule]);
      expect(await pacer.take(to('a', 'bo'), [rule])).toEqual({ ok: true });
    });
  });

  it('costs next to nothing where there is neither rule nor hold', async () => {
    const made = await openStore();
    const pacer = createPacer(made, { log });
    await pacer.hold({ per: 'account', to: to('a') }, LONG, 'elsewhere');
    const address = { ...to('a'), platform: `${platform}-free` };
    let asked = 0;
    if ('postgres' in made)
      made.postgres.on('acquire', () => {
        asked += 1;
      });
    const from = performance.now();
    for (let i = 0; i < 20_000; i += 1) await pacer.take(address, []);
    const took = performance.now() - from;
    expect(took).toBeLessThan(1000); // some 30 ms, on a machine that has nothing else to do
    expect(asked).toBeLessThanOrEqual(1 + took / 250);
  });

  it('goes on while the store is away, keeps what it learns, and tells the others later', async () => {
    const [one, other] = [await another(), await another()];
    const rule: PaceRule = { per: 'tenant', max: 2, everyMs: LONG };
    await one.hold({ per: 'tenant', platform, tenant: 'old' }, LONG, 'known before');
    await untilRefused(other, to('old'));
    await store.kill();
    try {
      for (const pacer of [one, other]) {
        expect((await pacer.take(to('old'), [])).ok).toBe(false);
        const passed = [];
        for (let i = 0; i < 5; i += 1) passed.push(await pacer.take(to('a'), [rule]));
        expect(passed.map(({ ok }) => ok)).toEqual([true, true, false, false, false]);
      }
      await one.hold({ per: 'tenant', platform, tenant: 'new' }, LONG, 'learnt meanwhile');
      expect((await one.take(to('new'), [])).ok).toBe(false);
      expect((await one.holds()).map(({ reason }) => reason)).toContain('learnt meanwhile');
      expect((await other.take(to('new'), [])).ok).toBe(true);
    } finally {
      await store.start();
    }
    await vi.waitFor(async () => {
      await one.take(to('whoever'), []); // a worker that sends looks at the holds
      expect(refusalOf(await other.take(to('new'), [])).reason).toBe('learnt meanwhile');
    }, PATIENT);
  });

  /** The others learn a hold within 250 ms and a look at the store. */
  const untilRefused = (pacer: Pacer, address: Address) =>
    vi.waitFor(async () => expect((await pacer.take(address, [])).ok).toBe(false), PATIENT);
});

interface Span {
  readonly from: number;
  readonly till: number;
}

function refusalOf(leave: Leave): { readonly waitMs: number; readonly reason: string } {
  if (leave.ok) throw new Error('not refused');
  return leave;
}
