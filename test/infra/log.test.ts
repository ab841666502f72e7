import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openLog } from '../../src/infra/log.ts';

const TOKEN = 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA';

let dataDir: string;
let screen: string[];
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'parley-log-'));
  screen = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => screen.push(String(line)) > 0);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(dataDir, { recursive: true, force: true });
});

describe('the log', () => {
  it('shows what its level asks for, and keeps the rest in its file', async () => {
    const { log, file, flush } = openLog({ level: 'warn', dataDir });
    log.info('detail');
    log.error({ err: new Error('broken', { cause: new Error('root') }) }, 'crash');
    flush();
    expect(screen).toHaveLength(1);
    expect(screen[0]).toContain('"level":"error"');
    const kept = await readFile(file ?? '', 'utf8');
    expect(kept).toContain('detail');
    expect(kept).toContain('log.test.ts');
    expect(kept).toContain('root');
    expect((await stat(file ?? '')).mode & 0o777).toBe(0o600);
  });

  it('writes one short line for a person', () => {
    const { log } = openLog({ level: 'info', terminal: true });
    log.warn({ round: 'cto-2026', err: new Error('two\nlines') }, 'not sent');
    expect(screen).toHaveLength(1);
    expect(screen[0]).toMatch(/^\d\d:\d\d:\d\d warn {2}not sent: two lines round=cto-2026\n$/);
  });

  it.each([
    { token: TOKEN },
    { headers: { authorization: `Bearer ${TOKEN}`, cookie: `id=${TOKEN}` } },
    { req: { body: { words: TOKEN } } },
    { url: `https://parley.example.org/r/${TOKEN}` },
    { path: `/r/${TOKEN}?page=2` },
    { url: `https://parley.example.org/r/stop/${TOKEN}` },
    { err: new Error(`GET /r/${TOKEN} failed`) },
    { err: Object.assign(new Error('x'), { config: { headers: { Authorization: TOKEN } } }) },
    { slack: `xoxb-${TOKEN}` },
    { said: `parley_${TOKEN}` },
    { header: `Bearer ${TOKEN}` },
    { url: `postgresql://parley:${TOKEN}@127.0.0.1/parley` },
    { hash: Buffer.from(TOKEN) },
    { botToken: TOKEN, SLACK_CLIENT_SECRET: TOKEN, password: TOKEN },
  ])('keeps the secret in %j to itself', (details) => {
    const { log } = openLog({ level: 'info' });
    log.info(details, 'happened');
    log.child(details).info('happened');
    expect(screen.join('')).toContain('happened');
    expect(screen.join('')).not.toContain(TOKEN);
    expect(screen.join('')).not.toContain(TOKEN.slice(10, 30));
  });

  it('keeps a secret out of the message, too', () => {
    openLog({ level: 'info' }).log.info(`opened /r/${TOKEN}`);
    expect(screen.join('')).not.toContain(TOKEN);
  });
});
