import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as runtime from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

/**
 * Prisma's own schema engine as WebAssembly. The prisma command only knows the native one, which it downloads; this one
 * is an npm package, so that migrations can be written and checked against schema.prisma without a network. It is an
 * internal package of Prisma: pinned to the very build that prisma 7.10.0 names in @prisma/engines-version.
 */

/** TypeScript knows this global only together with the whole DOM. */
declare const WebAssembly: {
  instantiate(
    module: Uint8Array,
    imports: Record<string, Record<string, unknown>>,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

const folder = new URL('./', import.meta.url);
const filters = { externalTables: [], externalEnums: [] };
const lockFile = 'migration_lock.toml';

/**
 * The SQL that leads from the migrations to schema.prisma; empty when they agree.
 * @param serverUrl a server on which a scratch database may be made
 * @param before take only the migrations whose folders sort before this name
 */
export async function differenceToSchema(serverUrl: string, before?: string): Promise<string> {
  const path = 'schema.prisma';
  const content = await readFile(new URL(path, folder), 'utf8');
  const migrations = await readMigrations(before);
  const { exitCode, stdout } = await withEngine([[path, content]], serverUrl, (engine) =>
    engine.diff({
      from: { tag: 'migrations', ...migrations },
      to: { tag: 'schemaDatamodel', files: [{ path, content }] },
      script: true,
      exitCode: true,
      filters,
    }),
  );
  if (exitCode === 0) return '';
  if (!stdout) throw new Error('the schema engine found a difference but did not tell it');
  return stdout;
}

/** What `prisma migrate` would object to in a database that our own applier has migrated; empty when it can take over. */
export async function troubleInHistory(url: string): Promise<string[]> {
  const migrationsList = await readMigrations();
  const found = await withEngine(undefined, url, (engine) =>
    engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters }),
  );
  const behind = found.history === null ? [] : [found.history.diagnostic];
  const unrecorded = found.hasMigrationsTable ? [] : ['no _prisma_migrations'];
  return [...unrecorded, ...behind, ...found.editedMigrationNames, ...found.failedMigrationNames];
}

async function readMigrations(before?: string) {
  const root = new URL('migrations/', folder);
  const entries = await readdir(root, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const wanted = names.sort().filter((name) => before === undefined || name < before);
  const directories = wanted.map(async (name) => ({
    path: name,
    migrationFile: {
      path: 'migration.sql',
      content: {
        tag: 'ok',
        value: await readFile(new URL(`${name}/migration.sql`, root), 'utf8'),
      } as const,
    },
  }));
  return {
    baseDir: root.pathname,
    lockfile: { path: lockFile, content: await readFile(new URL(lockFile, root), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(directories),
  };
}

/** Runs `work` with an engine, and closes what it leaves open: it never ends its own connection. */
async function withEngine<Value>(
  datamodels: [string, string][] | undefined,
  url: string,
  work: (engine: runtime.SchemaEngine) => Promise<Value>,
): Promise<Value> {
  loaded ??= loadEngine();
  await loaded;
  const connections = new Set<SqlDriverAdapter>();
  const factory = bindMigrationAwareSqlAdapterFactory(adapters(url, connections));
  const engine = await runtime.SchemaEngine.new({ datamodels }, () => undefined, factory);
  try {
    return await work(engine);
  } finally {
    engine.free();
    for (const connection of connections) await connection.dispose();
  }
}

let loaded: Promise<void> | undefined;

/** Once per process: the engine's JavaScript half remembers the memory of the one instance that it was given. */
async function loadEngine(): Promise<void> {
  const { resolve } = createRequire(import.meta.url);
  const half = resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const { instance } = await WebAssembly.instantiate(await readFile(half.replace(/js$/, 'wasm')), {
    './schema_engine_bg.js': { ...runtime },
  });
  runtime.__wbg_set_wasm(instance.exports);
  const start = instance.exports['__wbindgen_start'];
  if (typeof start !== 'function') throw new Error('the schema engine has no entry point');
  // The engine writes its last words there before it panics; without it, it cannot even panic.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: reportPanic } });
  start();
}

function reportPanic(message: string) {
  process.stderr.write(`The schema engine panicked: ${message}\n`);
}

/**
 * What the engine connects with. Prisma's own factory would do, but for three faults: its scratch ("shadow") database is the
 * main one when a connection string is given; scripts are cut at every semicolon, which breaks functions; and the catalogue's
 * "char" columns are refused.
 */
function adapters(
  serverUrl: string,
  open: Set<SqlDriverAdapter>,
): SqlMigrationAwareDriverAdapterFactory {
  const connect = async (url: string, afterwards: () => Promise<void>) => {
    const adapter = await connectCatalogue(url);
    const connection: SqlDriverAdapter = {
      ...adapter,
      async dispose() {
        open.delete(connection);
        await adapter.dispose();
        await afterwards();
      },
    };
    open.add(connection);
    return connection;
  };
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connect(serverUrl, async () => undefined),
    async connectToShadowDb() {
      const name = `scratch_${randomUUID()}`;
      await execute(serverUrl, `CREATE DATABASE "${name}" TEMPLATE template0`);
      const url = new URL(serverUrl);
      url.pathname = `/${name}`;
      return connect(url.href, () => execute(serverUrl, `DROP DATABASE "${name}" WITH (FORCE)`));
    },
  };
}

async function connectCatalogue(url: string): Promise<SqlDriverAdapter> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const runScript = pool.query.bind(pool);
  passCharColumns(pool);
  const adapter = await new PrismaPg(pool, { disposeExternalPool: true }).connect();
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    executeRaw: (query) => adapter.executeRaw(query),
    startTransaction: (level) => adapter.startTransaction(level),
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
    dispose: () => adapter.dispose(),
    async executeScript(script) {
      await runScript(script);
    },
    async queryRaw(query) {
      const result = await adapter.queryRaw(query);
      const isChar = result.columnNames.map((name) => name.endsWith(CHAR_MARK));
      return {
        ...result,
        columnNames: result.columnNames.map((name) => name.replace(CHAR_MARK, '')),
        columnTypes: result.columnTypes.map((type, i) =>
          isChar[i] ? ColumnTypeEnum.Character : type,
        ),
      };
    },
  };
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

const CHAR_OID = 18;
const CHAR_MARK = '\u0000char';

/** Passes the catalogue's one-byte "char" columns through the adapter as text, marked by their name. */
function passCharColumns(pool: pg.Pool): void {
  const query = pool.query.bind(pool);
  Object.assign(pool, {
    async query(config: pg.QueryArrayConfig) {
      const result = await query(config);
      for (const field of result.fields) {
        if (field.dataTypeID !== CHAR_OID) continue;
        field.dataTypeID = pg.types.builtins.TEXT;
        field.name += CHAR_MARK;
      }
      return result;
    },
  });
}
