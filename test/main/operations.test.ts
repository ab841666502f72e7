import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Config } from '../../src/main/config.ts';
import { examine } from '../../src/main/examine.ts';
import { freePort } from '../../src/main/free-port.ts';
import { type Serving, serve } from '../../src/main/serve.ts';
import { useDatabase } from '../support/database.ts';

const log = pino({ level: 'silent' });
const page = await readFile(join(import.meta.dirname, '../../docs/operations.md'), 'utf8');
const database = useDatabase();
let folder = '';
let all: Serving;
let worker: Serving;
let workerUrl = '';

const config = (more: Partial<Config> = {}): Config => ({
  ...{ dataDir: join(folder, 'data'), databaseUrl: database.url },
  ...{ host: '127.0.0.1', port: 0, trustProxy: false, ...more },
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-operations-'));
  all = await serve(config(), 'all', log);
  const workerPort = await freePort('127.0.0.1');
  worker = await serve(config({ workerPort }), 'worker', log);
  workerUrl = `http://127.0.0.1:${workerPort}`;
}, 60_000);
afterAll(async () => {
  await worker?.stop(1000);
  await all?.stop(1000);
  await rm(folder, { recursive: true, force: true });
});

const metricsOf = async (url: string | undefined) => (await fetch(`${url}/metrics`)).text();
const namesIn = (metrics: string) =>
  [...metrics.matchAll(/^# TYPE (parley_\w+) /gm)].map(([, name = '']) => name);
const valueIn = (metrics: string, series: string) =>
  metrics.split('\n').find((line) => line.startsWith(`${series} `));

describe('a worker', () => {
  it('answers /healthz, /readyz and /metrics where PORT says, and nothing else', async () => {
    expect(await (await fetch(`${workerUrl}/healthz`)).json()).toEqual({ ok: true });
    expect(await (await fetch(`${workerUrl}/readyz`)).json()).toMatchObject({ ok: true });
    expect(namesIn(await metricsOf(workerUrl))).toContain('parley_delivery_outcomes_total');
    expect((await fetch(`${workerUrl}/console`)).status).toBe(404);
    expect(worker.url).toBeUndefined();
  });

  it('works on where its port is taken, and listens nowhere without one', async () => {
    const workerPort = Number(new URL(workerUrl).port);
    const other = await serve(config({ workerPort }), 'worker', log);
    await other.stop(1000);
    const silent = await serve(config(), 'worker', log);
    await silent.stop(1000);
    expect((await fetch(`${workerUrl}/healthz`)).status).toBe(200);
  });
});

describe('/metrics', () => {
  it('tells what the stores hold, the same from every process', async () => {
    for (const url of [all.url, workerUrl]) {
      const metrics = await metricsOf(url);
      expect(valueIn(metrics, 'parley_store_up{part="database"}')).toMatch(/ 1$/);
      expect(valueIn(metrics, 'parley_store_up{part="queue"}')).toMatch(/ 1$/);
      expect(valueIn(metrics, 'parley_deliveries{state="shunted"}')).toMatch(/ 0$/);
      expect(valueIn(metrics, 'parley_delivery_oldest_due_seconds')).toMatch(/ 0$/);
      expect(valueIn(metrics, 'parley_queue_jobs{queue="deliver-due",state="failed"}')).toMatch(
        / 0$/,
      );
    }
  });
});

const rules = z.strictObject({
  groups: z.array(
    z.strictObject({
      name: z.string(),
      rules: z.array(
        z.strictObject({
          alert: z.string().regex(/^Parley[A-Z]\w+$/),
          expr: z.string(),
          for: z
            .string()
            .regex(/^\d+[smh]$/)
            .optional(),
          labels: z.strictObject({ severity: z.enum(['page', 'ticket']) }),
          annotations: z.strictObject({ summary: z.string() }),
        }),
      ),
    }),
  ),
});

describe('docs/operations.md', () => {
  const [, yaml = ''] = /^```yaml\n(.*?)^```/ms.exec(page) ?? [];
  const alerts = rules.parse(parse(yaml)).groups.flatMap((group) => group.rules);

  it('has alert rules that parse, each with what to do', () => {
    expect(alerts.length).toBeGreaterThan(5);
    expect(new Set(alerts.map(({ alert }) => alert)).size).toBe(alerts.length);
    for (const { alert, expr } of alerts) {
      expect(page, alert).toContain(`\n**${alert}.** `);
      for (const [open, close] of ['()', '{}', '[]'])
        expect(expr.split(open ?? '').length, expr).toBe(expr.split(close ?? '').length);
    }
  });

  it('alerts on nothing that Parley does not tell, by labels that it has', async () => {
    const metrics = await metricsOf(all.url);
    const told = new Set(namesIn(metrics));
    let checked = 0;
    for (const { expr } of alerts) {
      for (const [, name = '', labels = ''] of expr.matchAll(/(parley_\w+)(?:\{([^}]*)\})?/g)) {
        expect(told, expr).toContain(name.replace(/_(bucket|count|sum)$/, ''));
        for (const [, label = ''] of labels.matchAll(/(\w+)=/g)) {
          const documented = new RegExp(
            `\`${name.replace(/_(bucket|count|sum)$/, '')}(\\{[^}]*\\b${label}\\b[^}]*\\})?\``,
          );
          expect(page, `${name} ${label}`).toMatch(documented);
        }
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(8);
  });

  it('explains every metric of Parley, with the labels that it has', async () => {
    await fetch(`${all.url}/healthz`); // so that there is a request to tell of
    const metrics = await metricsOf(all.url);
    for (const name of namesIn(metrics)) expect(page, name).toContain(`| \`${name}`);
    for (const [, name = '', labels = ''] of page.matchAll(
      /^\| `(parley_\w+)(?:\{([\w,]+)\})?` \|/gm,
    )) {
      expect(namesIn(metrics), name).toContain(name);
      const series = metrics.split('\n').find((line) => line.startsWith(`${name}{`));
      for (const label of labels.split(',').filter((one) => one !== ''))
        if (series !== undefined) expect(series).toContain(`${label}="`);
    }
  });
});

describe('parley doctor', () => {
  const found = async (what: string) => {
    const findings = await examine(config, () => log);
    return findings.find((one) => one.what === what);
  };

  it('finds nothing wrong with deliveries or holds when all is quiet', async () => {
    expect(await found('Deliveries')).toMatchObject({
      ok: true,
      found: 'none overdue, 0 set aside',
    });
    expect(await found('Holds')).toMatchObject({ ok: true, found: 'nothing is held' });
  });

  it('passes over short pauses, and tells of a workspace or platform that is held for long', async () => {
    const { pacer } = all.opened;
    const to = { platform: 'mail', tenant: '', externalId: 'ada@example.org' };
    await pacer.hold({ per: 'account', to }, 3_600_000, 'greylisted');
    await pacer.hold({ per: 'platform', platform: 'mail' }, 30_000, 'slow down');
    expect(await found('Holds')).toMatchObject({ ok: true });
    await pacer.hold({ per: 'tenant', platform: 'chat', tenant: 'T1' }, 3_600_000, 'token revoked');
    const finding = await found('Holds');
    expect(finding).toMatchObject({ ok: false });
    expect(finding?.found).toMatch(/^chat T1 until \d{4}-\d\d-\d\dT[\d:.]+Z: token revoked$/);
    expect(finding?.mend).toContain('credentials');
  });

  it('warns of a message that has been due for more than ten minutes', async () => {
    // Behind one of its thread that is being sent: no worker may take it, so it stays.
    const { prisma } = all.opened;
    const staff = await prisma.staff.create({
      data: {
        id: '01890000-0000-7000-8000-00000000000b',
        email: 'b@itu.example',
        name: 'B',
        role: 'viewer',
      },
    });
    const at = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    const add = (id: string, state: string, more: object) =>
      prisma.delivery.create({
        data: {
          ...{ id, dedupeKey: id, kind: 'staff-digest', state, staffId: staff.id, thread: 'stuck' },
          ...{ orderAt: at(30), dueAt: at(25), expiresAt: at(-600) },
          ...more,
        },
      });
    await add('01890000-0000-7000-8000-0000000000d1', 'sending', {
      ...{ orderAt: at(60), leaseUntil: at(-60), lease: '01890000-0000-7000-8000-0000000000e1' },
    });
    await add('01890000-0000-7000-8000-0000000000d2', 'pending', {});
    const finding = await found('Deliveries');
    expect(finding).toMatchObject({
      ok: false,
      found: 'the oldest has been due for 25 minutes; 0 set aside',
    });
    expect(finding?.mend).toContain('parley serve');
  });
});
