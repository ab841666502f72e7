import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';

const NAME = 'server-url';

/** Where links lead when PUBLIC_URL does not say: to the server that runs on this data, else to where it would listen. */
export function knownUrl({
  dataDir,
  host,
  port,
}: Pick<Config, 'dataDir' | 'host' | 'port'>): string {
  try {
    return readFileSync(join(dataDir, NAME), 'utf8').trim();
  } catch {
    return localUrl(host, port); // no server has run here yet
  }
}

export function localUrl(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

export function rememberUrl(dataDir: string, url: string): void {
  writeFileSync(join(dataDir, NAME), `${url}\n`);
}

export function forgetUrl(dataDir: string): void {
  rmSync(join(dataDir, NAME), { force: true });
}
