import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { PrismaClient } from '../../../src/infra/database/prisma.ts';
import type { SlackEmulator } from '../../emulators/slack/emulator.ts';
import { openSlack } from '../../emulators/slack/open-slack.ts';
import type { Message, Person, Workspace } from '../../emulators/slack/store.ts';
import { actionIds, answerByControls } from '../../slack/simulated-member.ts';
import { freePort } from '../../support/free-port.ts';
import type { Invited } from '../../support/pages-world.ts';
import type { Running } from '../../support/processes.ts';
import { becomes } from '../becomes.ts';
import { type ChatGround, kill, openChatGround } from '../chat-ground.ts';
import { openRoundRobin, type RoundRobin } from '../round-robin.ts';

export interface Member {
  readonly person: Person;
  readonly invited: Invited;
}

/** Two web and two worker processes of one installation behind one address, and an emulated Slack that outlives them. */
export interface SlackScene {
  readonly slack: SlackEmulator;
  readonly prisma: PrismaClient;
  readonly proxy: RoundRobin;
  readonly webs: Running[];
  readonly workers: Running[];
  joined(): Promise<Member>;
  /** What the app has said to somebody, in the order of Slack. */
  said(person: Person): readonly Message[];
  /** The question that waits for an answer. */
  asked(member: Member): Promise<Message>;
  /** Answers it by its controls, pressing again until it is acknowledged. @returns how often was pressed */
  answers(member: Member, question: Message): Promise<number>;
  /** Waits until nothing is on its way any more; unclear sends are looked up without waiting minutes for it. */
  quiet(): Promise<void>;
  /** Fails when something acknowledged is not stored once, or something said is not there once, in its order. */
  isWhole(member: Member): Promise<void>;
  killWeb(index: number): Promise<void>;
  startWeb(index: number): Promise<void>;
  killWorkers(): Promise<void>;
  startWorkers(): Promise<void>;
  close(): Promise<void>;
}

export async function openSlackScene(): Promise<SlackScene> {
  const ground = await openChatGround();
  const slack = await openSlack({ retries: 'manual' });
  const team = slack.addWorkspace({ name: 'Ministry of Telecoms' });
  const ports = [await freePort(), await freePort()];
  const proxy = await openRoundRobin(ports);
  slack.connect({ eventsUrl: `${proxy.url}/slack/events` });
  const own = {
    SLACK_BOT_TOKEN: slack.botToken(team),
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
  };
  const { deployment, settings, prisma } = ground;
  const web = (index: number) => deployment.web({ ...settings, ...own }, ports[index]);
  const worker = () => ground.worker(own);
  const webs: Running[] = await Promise.all([web(0), web(1)]);
  const workers: Running[] = await Promise.all([worker(), worker()]);
  return {
    ...{ slack, prisma, proxy, webs, workers },
    ...people({ slack, team, ground }),
    killWeb: (index) => kill(webs[index]),
    async startWeb(index) {
      await kill(webs[index]);
      webs[index] = await web(index);
    },
    async killWorkers() {
      await Promise.all(workers.map(kill));
    },
    async startWorkers() {
      workers.splice(0, 2, ...(await Promise.all([worker(), worker()])));
    },
    async close() {
      await deployment.end();
      await proxy.close();
      await slack.close();
      await ground.close();
    },
  };
}

type Scenery = Readonly<{ slack: SlackEmulator; team: Workspace; ground: ChatGround }>;

function people({ slack, team, ground }: Scenery) {
  const said = (person: Person) =>
    slack.store.said(person).filter(({ byApp, onlyFor }) => byApp && onlyFor === undefined);
  const asked = async ({ person }: Member) => {
    await ground.quiet();
    const found = said(person).findLast((one) => actionIds(one).length > 0);
    if (found === undefined) throw new Error('nothing is asked');
    return found;
  };
  return {
    ...{ said, quiet: ground.quiet, asked },
    async joined(): Promise<Member> {
      const invited = await ground.invited();
      const person = slack.addPerson(team, { name: invited.memberName, locale: 'en-GB' });
      const seen = await slack.command(person, '/parley', `join ${invited.token}`);
      expect(seen.status).toBe(200);
      const isAsked = () => said(person).some((one) => actionIds(one).length > 0);
      await becomes(isAsked, async () => [seen.body, said(person).length, await ground.left()]);
      return { person, invited };
    },
    async answers({ person }: Member, question: Message): Promise<number> {
      for (let presses = 1; presses < 20; presses += 1) {
        const before = slack.delivery.log.length;
        expect(await answerByControls(slack, person, question)).toBe(true);
        const seen = slack.delivery.log
          .slice(before)
          .findLast(({ parcel }) => Object(parcel.body['user']).id === person.id);
        if (seen?.seen.status === 200) return presses;
      }
      throw new Error('it was never acknowledged');
    },
    async isWhole({ person, invited }: Member): Promise<void> {
      const typed = slack.store.said(person).filter(({ byApp }) => !byApp);
      const keys = typed.map(({ channel, ts }) => `slack:${keyOf(channel.id, ts)}`);
      const taken = await ground.prisma.inboundEvent.count({ where: { id: { in: keys } } });
      expect(taken, 'words that were acknowledged are recorded once').toBe(keys.length);
      await ground.isWhole(
        invited,
        said(person).map(({ channel, ts }) => `${channel.id}:${ts}`),
      );
    },
  };
}

/** What the adapter makes of a message's place and time. */
function keyOf(channel: string, ts: string): string {
  return createHash('sha256').update(`${channel}\n${ts}`).digest('hex');
}
