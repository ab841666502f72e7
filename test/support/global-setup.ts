import process from 'node:process';
import type { TestProject } from 'vitest/node';
import { openScratchServer } from '../../prisma/scratch-server.ts';
import { dropAbandoned, ensureTemplate } from './template.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly database: {
      readonly serverUrl: string;
      readonly template: string;
      readonly owner: number;
    };
  }
}

/** One PostgreSQL for the whole run, with a migrated template. Runs side by side share the server. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openScratchServer();
  await dropAbandoned(server.url);
  const template = await ensureTemplate(server.url);
  project.provide('database', { serverUrl: server.url, template, owner: process.pid });
  return () => server.close();
}
