import pg from 'pg';
import { openEmbedded } from '/work/wt/perf/src/infra/database/embedded.ts';
import { fork } from 'node:child_process';
import { mkdtemp, chmod, rm } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { openDatabase } from '/work/wt/perf/bench/answer/database.ts';
import { openScenes } from '/work/wt/perf/bench/reminders/scenes.ts';
import { openRedis } from '/work/wt/perf/bench/reminders/redis.ts';
import { postgresTime } from '/work/wt/perf/bench/reminders/postgres-time.ts';
import { receive } from '/work/wt/perf/bench/answer/receive.ts';
const rows = Number(process.argv[2] ?? 20000);
const what = (process.argv[3] ?? 'ours').split(',');
const profileDir = process.argv[4];
const folder = await mkdtemp('/tmp/perf-bench-');
await chmod(folder, 0o755);
const settings = process.env.STATS ? { shared_preload_libraries: 'pg_stat_statements,auto_explain', 'pg_stat_statements.track': 'all', 'pg_stat_statements.track_planning': 'on', ...(process.env.STATS==='explain'?{'auto_explain.log_min_duration':'40','auto_explain.log_analyze':'on','auto_explain.log_nested_statements':'on','auto_explain.log_timing':'off','auto_explain.log_buffers':'on', 'auto_explain.log_triggers':'on'}:{}) } : {};
const db = await openEmbedded({ dataDir: folder, settings });
const redis = await openRedis(folder);
const scenes = openScenes(db.url);
const child = async (file: string, task: unknown) => {
  const c = fork('/work/wt/perf/bench/reminders/' + file);
  c.send(task as never);
  return receive<any>(c, file);
};
for (const one of what) {
  if (one.startsWith('ours')) {
    const scene = await scenes.open(rows);
    if (redis) await redis.empty();
    const c = new pg.Client({connectionString: scene.url}); await c.connect();
    if (process.env.STATS) { await c.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements'); await c.query('SELECT pg_stat_statements_reset()'); }
    const before = await postgresTime(scene.url);
    const r = await child('worker-process.ts', { url: scene.url, ...(one === 'ours-redis' ? { redisUrl: redis!.url } : {}), ...(profileDir ? { profileDir } : {}) });
    const pgs = (await postgresTime(scene.url))! - before!;
    const whole = rows / (r.plan.seconds + r.dispatch.seconds);
    console.log(one, 'plan/s', (rows / r.plan.seconds).toFixed(0), 'dispatch/s', (rows / r.dispatch.seconds).toFixed(0), 'whole/s', whole.toFixed(0), 'node µs/row plan', (r.plan.cpuSeconds * 1e6 / rows).toFixed(0), 'dispatch', (r.dispatch.cpuSeconds * 1e6 / rows).toFixed(0), 'pg µs/row', (pgs * 1e6 / rows).toFixed(0), JSON.stringify(r.memory), r.planned, r.sent, 'load', loadavg()[0]!.toFixed(1));
    if (process.env.STATS) { const q = await c.query(`SELECT left(regexp_replace(query, '\\s+', ' ', 'g'), 110) q, calls, round(total_exec_time::numeric,1) exec, round(total_plan_time::numeric,1) plan, rows, shared_blks_hit hit, wal_bytes wal, toplevel top FROM pg_stat_statements WHERE dbid=(SELECT oid FROM pg_database WHERE datname=current_database()) ORDER BY total_exec_time+total_plan_time DESC LIMIT 24`); console.table(q.rows); }
    await c.end();
    await scene.drop();
  } else {
    const [, backend, concurrency] = one.split(':');
    const scene = await scenes.open(1);
    if (redis) await redis.empty();
    const before = await postgresTime(scene.url);
    const r = await child('floor-process.ts', { url: scene.url, jobs: rows, concurrency: Number(concurrency ?? 50), ...(backend === 'redis' ? { redisUrl: redis!.url } : {}) });
    const pgs = (await postgresTime(scene.url))! - before!;
    console.log(one, 'add/s', (rows / r.addSeconds).toFixed(0), 'work/s', (rows / r.workSeconds).toFixed(0), 'whole/s', (rows / (r.addSeconds + r.workSeconds)).toFixed(0), 'pg µs', (pgs * 1e6 / rows).toFixed(0), 'load', loadavg()[0]!.toFixed(1));
    await scene.drop();
  }
}
await redis?.close();
await db.close();
if (process.env.STATS==='explain') { const { execSync } = await import('node:child_process'); execSync(`cp ${folder}/postgres.log /tmp/pg-explain.log || true`); }
await rm(folder, { recursive: true, force: true });
