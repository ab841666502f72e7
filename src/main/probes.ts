import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { Log } from '../infra/log.ts';
import type { Readiness } from '../web/deps.ts';
import { createProbeServer } from '../web/probe-server.ts';
import type { Config } from './config.ts';
import type { OpenParley } from './open-parley.ts';

/**
 * Whether the stores answer.
 * @param works whether this process works on jobs; pages alone do without their queue for a while: letters go later
 */
export async function readiness(
  { prisma, queue }: OpenParley,
  { works }: { readonly works: boolean },
): Promise<readonly Readiness[]> {
  return [
    { name: 'database', ok: await answers(() => prisma.$queryRaw`SELECT 1`) },
    { name: 'queue', ok: await queue.ready(), optional: !works },
  ];
}

async function answers(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch {
    return false; // readiness says it; the log has it from whoever needed the database
  }
}

/**
 * Lets a worker answer its probes, if PORT gives it a place. When that is taken, the worker goes on without: what it sends
 * matters more than that it can be asked.
 */
export async function listenForProbes(
  { host, workerPort }: Config,
  made: { readonly opened: OpenParley; readonly registry: Registry; readonly log: Log },
): Promise<FastifyInstance | undefined> {
  if (workerPort === undefined) return undefined;
  const { opened, registry, log } = made;
  const app = createProbeServer({ ready: () => readiness(opened, { works: true }), registry, log });
  try {
    await app.listen({ host, port: workerPort });
    return app;
  } catch (err) {
    log.error(
      { err, host, port: workerPort },
      'this worker works, but cannot be asked for /metrics',
    );
    await app.close();
    return undefined;
  }
}
