import { fileURLToPath } from 'node:url';
import { type OpenServer, openEmbedded } from '../src/infra/database/embedded.ts';

/** The embedded server that tests and the migration commands share: quick, and nothing in it is worth keeping. */
export function openScratchServer(): Promise<OpenServer> {
  return openEmbedded({
    dataDir: fileURLToPath(new URL('../node_modules/.cache/parley', import.meta.url)),
    settings: {
      fsync: 'off',
      full_page_writes: 'off',
      synchronous_commit: 'off',
      max_connections: '300',
      autovacuum_naptime: '5min',
    },
  });
}
