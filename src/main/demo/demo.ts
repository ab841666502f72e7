import { existsSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import type { Actor } from '../../application/ports.ts';
import { Refused } from '../../cli/exit.ts';
import type { Output, Streams } from '../../cli/output.ts';
import type { DemoOptions } from '../../cli/run.ts';
import type { Log } from '../../infra/log.ts';
import { lettersFolder } from '../adapters.ts';
import type { Config } from '../config.ts';
import { freePort } from '../free-port.ts';
import { endOnSignal } from '../interrupt.ts';
import { type OpenParley, openParley } from '../open-parley.ts';
import { PROJECT } from '../project.ts';
import { loadSecret } from '../secret.ts';
import { localUrl } from '../server-file.ts';
import { type CastMember, castTemper } from './cast.ts';
import { createChance } from './chance.ts';
import { subscribeChannels, tellChannels } from './chat/channel.ts';
import type { Chat, Platform } from './chat/chat.ts';
import { type Chats, openChats } from './chat/open-chats.ts';
import { castRoute } from './chat/route.ts';
import { type ChatShare, shareOf } from './chat/share.ts';
import { playCycle } from './cycle/cycle.ts';
import { closeAll, writeAgendas } from './ending.ts';
import { openLetterBox } from './letter-box.ts';
import { type Play, type Played, play } from './play.ts';
import { chooseMembers, openRounds, openTryRound, prepare, ROUNDS } from './rounds.ts';
import { type DemoServer, startServer } from './server.ts';
import { regionStandings, standings } from './standings.ts';
import { type DemoReport, type InChat, reportOf, summaryLines } from './summary.ts';
import { missingFrom, takeChatTallies, takeTally } from './tally.ts';
import { createView } from './view.ts';
import { sampleWords } from './words.ts';

const NO_CHATS =
  'There is no emulated Slack, Discord or Teams here (they come with a clone, not with an image): everybody answers by the pages.';
/** Seeds that name contacts' languages where the table does not. */
const FALLBACK_LANGUAGE = 'en';

export interface DemoStage {
  readonly config: Config;
  readonly log: Log;
  readonly streams: Streams;
  readonly output: Output;
  readonly actorOf: (opened: OpenParley) => Promise<Actor>;
}

export interface RunningDemo {
  readonly report: DemoReport;
  readonly opened: OpenParley;
  /** Who acts for staff. */
  readonly actor: Actor;
  stop(): Promise<void>;
}

/**
 * A whole consultation in a minute or two, and what follows it: the real server in a process of its own, the real pages over HTTP, real letters,
 * the real database and queue. Only the people are simulated, and they see nothing but letters, pages and chats.
 */
export async function runDemo(stage: DemoStage, options: DemoOptions): Promise<RunningDemo> {
  const config = await demoConfig(stage.config);
  clearAway(config.dataDir);
  const chats = await openChats();
  if (chats.all.length === 0) stage.output.say(NO_CHATS);
  const opened = await openParley(config, stage.log);
  const stops: (() => Promise<void>)[] = [
    ...chats.all.map((chat) => () => chat.close()),
    () => opened.close(),
  ];
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  const forget = endOnSignal(stop); // or the server would outlive a demo that is interrupted
  try {
    await refuseForeignData(opened);
    const server = startServer(environment(config, chats.all), config.publicUrl ?? '', (pid) =>
      stage.output.say(`The server was killed; it is started again (process ${pid}).`),
    );
    stops.push(() => server.stop());
    await server.ready;
    for (const chat of chats.all) chat.connect(server.url);
    const actor = await stage.actorOf(opened);
    const report = await consultation({ ...stage, config }, options, {
      ...{ opened, server, actor, chats },
    });
    return { report, opened, actor, stop };
  } catch (cause) {
    await stop();
    throw cause;
  } finally {
    forget();
  }
}

async function demoConfig({
  slack: _slack,
  discord: _discord,
  teams: _teams,
  mail: _mail,
  ...config
}: Config): Promise<Config> {
  const port = await freePort(config.host);
  return {
    ...config,
    port,
    dataDir: join(config.dataDir, 'demo'),
    publicUrl: localUrl(config.host, port),
  };
}

/** A demo begins from nothing; what an earlier one left in its own folder goes. */
function clearAway(dataDir: string): void {
  if (existsSync(dataDir)) rmSync(dataDir, { recursive: true, force: true });
}

async function refuseForeignData({ prisma }: OpenParley): Promise<void> {
  const rounds = await prisma.round.count();
  if (rounds === 0) return;
  throw new Refused(
    'The database of DATABASE_URL holds rounds already; a demo would mix with them. Give it an empty database, or unset DATABASE_URL to use the embedded one.',
  );
}

/**
 * The same environment for the server, with the demo's own folder, address and chats. Nothing of a demonstration goes to
 * real people: real chats and a real mail server are left out.
 */
function environment(config: Config, chats: readonly Chat[]): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(SLACK|DISCORD|TEAMS)_/.test(name) && !['SMTP_URL', 'MAIL_FROM'].includes(name),
  );
  return {
    ...Object.fromEntries(kept),
    ...Object.assign({}, ...chats.map(({ environment }) => environment)),
    PARLEY_DATA_DIR: config.dataDir,
    PARLEY_SECRET: loadSecret(config), // chats need it where the database is given
    HOST: config.host,
    PORT: String(config.port),
    PUBLIC_URL: config.publicUrl,
    LOG_LEVEL: 'error',
  };
}

interface Ready extends Pick<RunningDemo, 'opened' | 'actor'> {
  readonly server: DemoServer;
  readonly chats: Chats;
}

async function consultation(
  stage: DemoStage,
  options: DemoOptions,
  { opened, server, actor, chats }: Ready,
): Promise<DemoReport> {
  const started = performance.now();
  const { parley } = opened;
  const { output } = stage;
  output.say(
    `The server is at ${server.url} (process ${server.pid()}). Kill it with -9 if you like.`,
  );
  await prepare(parley, actor);
  const chosen = await chooseMembers(parley, actor, options.members);
  const asked = await openRounds(parley, actor, chosen);
  output.say(`Two rounds are open: ${asked} members are asked, in their own language.`);
  const told = await subscribeChannels(chats.telling, opened, { actor });
  const shares = chats.all.map(shareOf);
  const scene = await stageScene(stage, opened, { options, actor, shares });
  await play(scene, () => allLettersOut(opened));
  await closeAll(opened, actor, scene);
  const statuses = await standings(opened, actor);
  const agendas = await writeAgendas(opened, actor, options.out);
  const channels = await tellChannels(told, opened);
  const tally = await takeTally(opened.prisma, ROUNDS, [
    ...scene.ended,
    ...shares.flatMap(({ played }) => played.ended),
  ]);
  const cycle = await playCycle(parley, actor, options.out);
  await openTryRound(parley, actor);
  const report = reportOf({
    seconds: Math.round((performance.now() - started) / 1000),
    seed: options.seed,
    tally,
    played: scene.played,
    inChats: await inChats(opened, shares),
    channels,
    restarts: server.restarts(),
    agendas,
    cycle,
  });
  for (const line of summaryLines(report, statuses)) output.say(line);
  return report;
}

async function inChats(
  { prisma }: OpenParley,
  shares: readonly ChatShare[],
): Promise<readonly InChat[]> {
  const platforms = shares.map(({ platform }) => platform);
  const tallies = await takeChatTallies(prisma, ROUNDS, platforms);
  const found = shares.map(async ({ platform, played, ...named }): Promise<InChat[]> => {
    const tally = tallies.find((one) => one.platform === platform);
    if (tally === undefined) return [];
    return [
      { ...named, played, tally, lost: await missingFrom(prisma, platform, played.acknowledged) },
    ];
  });
  return (await Promise.all(found)).flat();
}

async function stageScene(
  stage: DemoStage,
  opened: OpenParley,
  {
    options,
    actor,
    shares,
  }: {
    readonly options: DemoOptions;
    readonly actor: Actor;
    readonly shares: readonly ChatShare[];
  },
): Promise<Play> {
  const chance = createChance(options.seed);
  const open = shares.map(({ platform }) => platform);
  const members = await castOf(opened, chance, open);
  const text = await readFile(join(PROJECT, 'data/samples/words.json'), 'utf8');
  const played: Played = {
    ...{ acknowledged: 0, submitted: 0, declined: 0, doubleClicks: 0 },
    ...{ retries: 0, refusedReplies: 0, colleagues: 0, lettersRead: 0 },
  };
  const view = createView(stage.streams, stage.output.json);
  let lookedAt = 0;
  return {
    members,
    samples: sampleWords.parse(JSON.parse(text)),
    ...{ played, shares, ended: [] },
    readLetters: openLetterBox(lettersFolder(stage.config.dataDir)),
    tick: async () => {
      if (!view.live || performance.now() - lookedAt < 500) return;
      lookedAt = performance.now();
      view.draw(regionStandings(await standings(opened, actor)), played);
    },
  };
}

/** Everybody whom the rounds ask, with the contacts that letters may go to. */
async function castOf(
  { prisma }: OpenParley,
  chance: ReturnType<typeof createChance>,
  open: readonly Platform[],
): Promise<readonly CastMember[]> {
  const addressees = await prisma.addressee.findMany({
    where: { round: { slug: { in: [...ROUNDS] } } },
    select: {
      name: true,
      region: true,
      language: true,
      member: {
        select: {
          reference: true,
          contacts: { where: { active: true }, orderBy: { role: 'desc' } },
        },
      },
    },
    orderBy: { member: { reference: 'asc' } },
  });
  return addressees.map(({ name, region, language, member }) => {
    const own = chance.fork(member.reference);
    const temper = castTemper(own);
    const route = castRoute(own.fork('chat'), temper === 'in-two-goes', open);
    return {
      ...{ name, region, letters: 0, hasEnded: false, chance: own, temper, route },
      contacts: member.contacts.map((contact) => ({
        email: contact.email,
        language: contact.language ?? language ?? FALLBACK_LANGUAGE,
      })),
    };
  });
}

/** Every letter that the rounds planned has gone out or been found needless. (Staff's own may wait for their morning.) */
async function allLettersOut({ prisma }: OpenParley): Promise<boolean> {
  const waiting = await prisma.delivery.count({
    where: {
      round: { slug: { in: [...ROUNDS] } },
      state: { in: ['pending', 'sending', 'retrying'] },
    },
  });
  return waiting === 0;
}
