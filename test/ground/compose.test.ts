import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig } from '../../src/main/config.ts';

/** What we use of the Compose specification, and nothing else: a misspelt key is refused. */
const service = z.strictObject({
  build: z.string().optional(),
  image: z.string(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string().regex(/^[A-Z_]+$/), z.string()),
  restart: z.literal('unless-stopped'),
  init: z.boolean().optional(),
  read_only: z.boolean().optional(),
  tmpfs: z.array(z.string().startsWith('/')).optional(),
  cap_drop: z.array(z.string()).optional(),
  cap_add: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  networks: z.array(z.string()),
  depends_on: z
    .record(z.string(), z.strictObject({ condition: z.literal('service_healthy') }))
    .optional(),
  secrets: z.array(z.string()).optional(),
  ports: z.array(z.string()).optional(),
  volumes: z.array(z.string().regex(/^[a-z]+:\//)).optional(),
  shm_size: z.string().optional(),
  stop_grace_period: z
    .string()
    .regex(/^\d+s$/)
    .optional(),
  healthcheck: z
    .strictObject({
      test: z.array(z.string()).min(2),
      interval: z.string(),
      timeout: z.string(),
      retries: z.number(),
    })
    .optional(),
});

const compose = z.strictObject({
  name: z.string(),
  'x-parley': z.unknown(),
  services: z.record(
    z.string(),
    service.extend({ environment: service.shape.environment.optional() }),
  ),
  networks: z.record(z.string(), z.strictObject({ internal: z.boolean().optional() })),
  volumes: z.record(z.string(), z.strictObject({})),
  secrets: z.record(z.string(), z.strictObject({ file: z.string().startsWith('./secrets/') })),
});

const file = compose.parse(parse(await readFile('docker-compose.yml', 'utf8'), { merge: true }));
const { web, worker, postgres, valkey } = file.services;

describe('docker-compose.yml', () => {
  it('has a web and a worker that scale apart, and their two stores', () => {
    expect(Object.keys(file.services)).toEqual(['web', 'worker', 'postgres', 'valkey']);
    expect(web?.command).toEqual(['serve', '--role', 'web']);
    expect(worker?.command).toEqual(['serve', '--role', 'worker']);
    expect(web?.image).toBe(worker?.image);
  });

  it('names only networks, volumes and secrets that it declares, and each of them', () => {
    const used = Object.values(file.services);
    const names = (found: (string | undefined)[]) => [...new Set(found)].sort();
    expect(names(used.flatMap(({ networks }) => networks))).toEqual(
      Object.keys(file.networks).sort(),
    );
    expect(names(used.flatMap(({ secrets = [] }) => secrets))).toEqual(
      Object.keys(file.secrets).sort(),
    );
    const volumes = used.flatMap(({ volumes = [] }) =>
      volumes.map((volume) => volume.split(':')[0]),
    );
    expect(names(volumes)).toEqual(Object.keys(file.volumes).sort());
  });

  it('publishes no port of a store, and the web only on this machine', () => {
    expect([postgres?.ports, valkey?.ports, worker?.ports]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect([postgres?.networks, valkey?.networks]).toEqual([['inside'], ['inside']]);
    expect(file.networks['inside']).toEqual({ internal: true });
    expect(web?.ports?.every((port) => port.startsWith('127.0.0.1:'))).toBe(true);
  });

  it('keeps every secret in a file, out of the environment', () => {
    const variables = Object.values(file.services).flatMap(({ environment = {} }) =>
      Object.entries(environment),
    );
    for (const [name, value] of variables) {
      if (/PASSWORD|SECRET|DATABASE_URL/.test(name)) expect(value).toMatch(/^\/run\/secrets\//);
      expect(value).not.toMatch(/:\/\/[^/]*:[^/]*@/);
    }
  });

  it('waits for healthy stores and gives our own no more than they need', () => {
    for (const role of [web, worker]) {
      expect(role).toMatchObject({ read_only: true, cap_drop: ['ALL'], init: true });
      expect(Object.keys(role?.depends_on ?? {})).toEqual(['postgres', 'valkey']);
    }
    expect(postgres?.healthcheck).toBeDefined();
    expect(valkey?.healthcheck).toBeDefined();
    expect(valkey?.command).toContain('noeviction');
  });

  it('sets only variables that Parley takes', () => {
    const { DATABASE_URL_FILE, PARLEY_SECRET_FILE, ...plain } = web?.environment ?? {};
    expect([DATABASE_URL_FILE, PARLEY_SECRET_FILE]).toEqual([
      '/run/secrets/database_url',
      '/run/secrets/parley_secret',
    ]);
    const values = Object.fromEntries(
      Object.entries(plain).map(([name, value]) => [name, value.replace(/\$\{\w+:-(.*)\}/, '$1')]),
    );
    expect(readConfig(values)).toMatchObject({
      redisUrl: 'redis://valkey:6379',
      publicUrl: 'http://localhost:3000',
      logLevel: 'info',
    });
  });
});

describe('the Dockerfile', () => {
  it('copies only what exists, runs as an ordinary account, and watches its health', async () => {
    const lines = (await readFile('Dockerfile', 'utf8')).replaceAll('\\\n', '').split('\n');
    const copied = lines
      .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
      .flatMap((line) => line.split(/\s+/).slice(1, -1));
    expect(copied.filter((path) => !existsSync(path))).toEqual([]);
    const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
    expect(last).toContain('USER node');
    expect(last.some((line) => line.startsWith('HEALTHCHECK '))).toBe(true);
  });
});
