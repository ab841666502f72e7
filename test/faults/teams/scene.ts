import { expect } from 'vitest';
import type { TeamsEmulator } from '../../emulators/teams/emulator.ts';
import { openTeams } from '../../emulators/teams/open-teams.ts';
import type { Message, Person, Tenant } from '../../emulators/teams/store.ts';
import { freePort } from '../../support/free-port.ts';
import type { Invited } from '../../support/pages-world.ts';
import type { Running } from '../../support/processes.ts';
import { answerByControls, buttonsIn } from '../../teams/simulated-member.ts';
import { said as saidTo } from '../../teams/teams-world.ts';
import { becomes } from '../becomes.ts';
import { type ChatGround, kill, openChatGround } from '../chat-ground.ts';
import { openRoundRobin, type RoundRobin } from '../round-robin.ts';

export interface Member {
  readonly person: Person;
  readonly invited: Invited;
}

/** Two web and two worker processes of one installation behind one address, and an emulated Teams that outlives them. */
export interface TeamsScene extends Omit<ChatGround, 'isWhole'> {
  readonly teams: TeamsEmulator;
  readonly proxy: RoundRobin;
  joined(): Promise<Member>;
  /** What is said to somebody since it was asked for the first time, in the order of Teams. */
  said(member: Member): readonly Message[];
  /** The question that waits for an answer. */
  asked(member: Member): Promise<Message>;
  /** Answers it by its controls; whether Teams heard that it was taken. */
  answers(member: Member, question: Message): Promise<boolean>;
  /** How many questions have an answer, and how many answers there ever were. */
  answered(member: Member): Promise<readonly [current: number, all: number]>;
  /** Fails when a question has two answers, or something said does not stand there once, in its order. */
  isWhole(member: Member): Promise<void>;
  killWeb(index: number): Promise<void>;
  startWeb(index: number): Promise<void>;
  /** All of them; one takes their place when it is started. */
  killWorkers(): Promise<void>;
  startWorker(): Promise<void>;
}

export async function openTeamsScene(): Promise<TeamsScene> {
  const ground = await openChatGround();
  const teams = await openTeams();
  const tenant = teams.addTenant({ name: 'Ministry of Telecoms', id: teams.app.tenantId });
  const ports = [await freePort(), await freePort()];
  const proxy = await openRoundRobin(ports);
  teams.connect({ messagesUrl: `${proxy.url}/api/messages` });
  const own = {
    TEAMS_APP_ID: teams.app.id,
    TEAMS_APP_PASSWORD: teams.app.password,
    TEAMS_TENANT_ID: tenant.id,
    TEAMS_OPENID_METADATA_URL: teams.openIdMetadataUrl,
    TEAMS_AUTHORITY_URL: teams.authorityUrl,
  };
  const { deployment, settings } = ground;
  const web = (index: number) => deployment.web({ ...settings, ...own }, ports[index]);
  const webs: Running[] = await Promise.all([web(0), web(1)]);
  const workers: Running[] = await Promise.all([ground.worker(own), ground.worker(own)]);
  return {
    ...{ ...ground, teams, proxy },
    ...people({ teams, tenant, ground }),
    killWeb: (index) => kill(webs[index]),
    async startWeb(index) {
      webs[index] = await web(index);
    },
    async killWorkers() {
      await Promise.all(workers.splice(0).map(kill));
    },
    async startWorker() {
      workers.push(await ground.worker(own));
    },
    async close() {
      await deployment.end();
      await proxy.close();
      await teams.close();
      await ground.close();
    },
  };
}

/** Who installs it is greeted by the web process itself: that is no delivery. */
const GREETINGS = 1;

type Scenery = Readonly<{ teams: TeamsEmulator; tenant: Tenant; ground: ChatGround }>;

function people({ teams, tenant, ground }: Scenery) {
  const isQuestion = (person: Person) => (one: Message) =>
    buttonsIn(one, person).some(({ kind }) => kind === 'save' || kind === 'option');
  const said = ({ person }: Member) => saidTo({ teams }, person).slice(GREETINGS);
  const answered = async ({ invited: { responseId } }: Member) => {
    const all = await ground.prisma.answer.findMany({ where: { responseId } });
    return [all.filter(({ current }) => current).length, all.length] as const;
  };
  return {
    ...{ said, answered },
    async asked({ person }: Member): Promise<Message> {
      await ground.quiet();
      const found = saidTo({ teams }, person).findLast(isQuestion(person));
      if (found === undefined) throw new Error('nothing is asked');
      return found;
    },
    async joined(): Promise<Member> {
      const invited = await ground.invited();
      const person = teams.addPerson(tenant, { name: invited.memberName, locale: 'en-GB' });
      await teams.installs(person);
      await becomes(() => saidTo({ teams }, person).length === GREETINGS);
      const seen = await teams.types(person, `join ${invited.token}`);
      expect(seen.status).toBe(200);
      await becomes(() => saidTo({ teams }, person).some(isQuestion(person)), ground.left);
      return { person, invited };
    },
    async answers({ person }: Member, question: Message): Promise<boolean> {
      try {
        return await answerByControls({ teams }, person, question);
      } catch {
        return false; // "something went wrong", the person reads
      }
    },
    isWhole: (member: Member) =>
      ground.isWhole(
        member.invited,
        said(member).map(({ conversation, id }) => `${conversation.id}|${id}`),
      ),
  };
}
