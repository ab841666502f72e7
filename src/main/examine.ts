import { existsSync } from 'node:fs';
import process from 'node:process';
import type { Finding } from '../cli/run.ts';
import type { Log } from '../infra/log.ts';
import { lettersFolder } from './adapters.ts';
import type { Config } from './config.ts';
import { ConfigFailure, type ConfigFault } from './config-faults.ts';
import { deliveryFindings } from './examine-deliveries.ts';
import { discordFindings } from './examine-discord.ts';
import { slackFindings } from './examine-slack.ts';
import { teamsFindings } from './examine-teams.ts';
import { explainFailure } from './explain-failure.ts';
import { right, wrong } from './findings.ts';
import { type OpenParley, openParley } from './open-parley.ts';

const NODE_LEAST = [20, 19] as const;
/** How far the machine's clock may be from the database's before reminders and signatures go wrong. */
const CLOCK_MS_MAX = 30_000;

/** Looks at everything that Parley needs of this machine. Whatever fails is a finding, never a crash. */
export async function examine(
  readConfig: () => Config,
  openLog: () => Log,
): Promise<readonly Finding[]> {
  let config: Config;
  try {
    config = readConfig();
  } catch (cause) {
    if (!(cause instanceof ConfigFailure)) throw cause;
    return [nodeVersion(), ...cause.faults.map(settingFault)];
  }
  const findings: Finding[] = [nodeVersion(), settings(config)];
  let opened: OpenParley;
  try {
    opened = await openParley(config, openLog());
  } catch (cause) {
    const found = explainFailure(cause, config) ?? messageOf(cause);
    const mend =
      config.databaseUrl === undefined
        ? `Look into ${config.dataDir}/parley.log; is the disk full, or the folder another account's?`
        : 'Look at DATABASE_URL and REDIS_URL: are both servers up, and may this machine reach them?';
    return [...findings, wrong('Database and queue', found, mend)];
  }
  try {
    findings.push(
      await databaseFinding(opened, config),
      await clockFinding(opened),
      await queueFinding(opened, config),
      await referenceFinding(opened),
      ...(await deliveryFindings(opened)),
      await outwardFinding(config),
      ...(await slackFindings(opened, config)),
      ...(await discordFindings(opened, config)),
      ...(await teamsFindings(opened, config)),
    );
  } finally {
    await opened.close();
  }
  return findings;
}

function nodeVersion(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [leastMajor, leastMinor] = NODE_LEAST;
  const ok = major > leastMajor || (major === leastMajor && minor >= leastMinor);
  const found = `version ${process.versions.node}`;
  return ok
    ? right('Node.js', found)
    : wrong('Node.js', found, `Install ${NODE_LEAST.join('.')} or newer.`);
}

function settings({ dataDir, publicUrl }: Config): Finding {
  const where = publicUrl ?? 'this machine only (PUBLIC_URL is not set)';
  return right('Settings', `data in ${dataDir}; links lead to ${where}`);
}

function settingFault({ variable, wrong: problem, mend }: ConfigFault): Finding {
  return wrong('Settings', `${variable} ${problem}`, mend);
}

async function databaseFinding({ prisma }: OpenParley, config: Config): Promise<Finding> {
  const [row] = await prisma.$queryRaw<{ version: string; migrations: bigint }[]>`
    SELECT current_setting('server_version') AS version,
           (SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NOT NULL) AS migrations`;
  const kind = config.databaseUrl === undefined ? 'embedded' : 'given';
  return right(
    'Database',
    `PostgreSQL ${row?.version} (${kind}), ${row?.migrations} migrations applied`,
  );
}

async function clockFinding({ prisma, parley }: OpenParley): Promise<Finding> {
  const [row] = await prisma.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  const off = Math.abs((row?.now.getTime() ?? 0) - parley.clock.now());
  const found = `${Math.round(off / 1000)} s from the database's`;
  return off <= CLOCK_MS_MAX
    ? right('Clock', found)
    : wrong('Clock', found, 'Set both machines by a time server (NTP).');
}

async function queueFinding({ queue }: OpenParley, { redisUrl }: Config): Promise<Finding> {
  const where = redisUrl === undefined ? 'on PostgreSQL' : 'on Redis';
  return (await queue.ready())
    ? right('Queue', where)
    : wrong(
        'Queue',
        `${where}: no answer`,
        'Look at REDIS_URL; the sweep sends late until it is back.',
      );
}

async function referenceFinding({ prisma }: OpenParley): Promise<Finding> {
  const states = await prisma.member.count({ where: { kind: 'member-state' } });
  const review = await prisma.categorySpell.count({ where: { review: { not: null } } });
  const found = `${states} Member States; ${review} categories are worth a look by staff (docs/field.md)`;
  return states > 0
    ? right('Reference data', found)
    : wrong('Reference data', found, 'Reinstall data/reference.');
}

/** The way out is only looked at, never used: doctor writes to nobody. */
async function outwardFinding(config: Config): Promise<Finding> {
  if (config.mail !== undefined) return right('Letters', 'by mail through SMTP_URL');
  const folder = lettersFolder(config.dataDir);
  const state = existsSync(folder) ? 'holds letters already' : 'is made with the first letter';
  return right(
    'Letters',
    `as files for staff to send: ${folder} ${state} (set SMTP_URL to send them)`,
  );
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
}
