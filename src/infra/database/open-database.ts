import { type OpenServer, openEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';

export interface DatabaseOptions {
  /** A PostgreSQL of the operator's own; without it the embedded one of the data directory. */
  readonly databaseUrl?: string;
  readonly dataDir: string;
}

/**
 * A database with every migration applied. Close it last: where it is embedded and nobody else uses it, that stops it.
 */
export async function openDatabase({ databaseUrl, dataDir }: DatabaseOptions): Promise<OpenServer> {
  const server =
    databaseUrl === undefined ? await openEmbedded({ dataDir }) : operatorsOwn(databaseUrl);
  try {
    await migrate(server.url);
    return server;
  } catch (error) {
    await server.close();
    throw error;
  }
}

function operatorsOwn(url: string): OpenServer {
  return { url, close: async () => undefined };
}
