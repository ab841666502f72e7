import { pino } from 'pino';
import { Registry } from 'prom-client';
import { afterAll, beforeAll } from 'vitest';
import { createPageAdapter } from '../../../adapters/page/adapter.ts';
import { comingPages } from '../../../src/application/coming/coming-pages.ts';
import { linkingPages } from '../../../src/application/linking/linking-pages.ts';
import type { Actor } from '../../../src/application/ports.ts';
import { reachPages } from '../../../src/application/reach/reach-pages.ts';
import { addStaff } from '../../../src/application/staff/add-staff.ts';
import { issueToken, type TokenInput } from '../../../src/application/tokens/issue-token.ts';
import { LANGUAGES } from '../../../src/domain/language.ts';
import type { StaffRole } from '../../../src/domain/vocabulary.ts';
import { paperFiles } from '../../../src/infra/documents/papers/paper-writer.ts';
import { apiMount } from '../../../src/web/api/api-mount.ts';
import { createServer } from '../../../src/web/server.ts';
import { useDatabase } from '../../support/database.ts';
import {
  ADMINISTRATOR,
  must,
  openParley,
  settableClock,
  type TestParley,
} from '../../support/parley.ts';

export interface ApiStage {
  readonly parley: TestParley;
  readonly databaseUrl: string;
  readonly clock: ReturnType<typeof settableClock>;
  /** All that was logged, at every level. */
  readonly logged: readonly string[];
  /** Everybody of this role is one person. */
  staff(role: StaffRole): Promise<Actor>;
  token(role: StaffRole, input: Omit<TokenInput, 'name'>): Promise<string>;
  get(path: string, token?: string, headers?: Record<string, string>): Promise<Response>;
}

/** The API on a real server over a real database. Call it where tests are declared. */
export function useApi(start: string, limiter?: TestParley['limiter']): ApiStage {
  const database = useDatabase();
  const clock = settableClock(start);
  const logged: string[] = [];
  const people = new Map<StaffRole, Actor>();
  let opened: { parley: TestParley; close(): Promise<void>; url: string } | undefined;
  let count = 0;
  const now = () => {
    if (opened === undefined) throw new Error('the API exists only inside hooks and tests');
    return opened;
  };
  beforeAll(async () => {
    const plain = openParley(database.url, clock);
    const parley = limiter === undefined ? plain : { ...plain, limiter };
    const log = pino({ level: 'trace' }, { write: (line: string) => logged.push(line) });
    const app = await createServer(webDeps(parley, log));
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    opened = {
      ...{ parley, url },
      close: async () => {
        await app.close();
        await parley.close();
      },
    };
  });
  afterAll(() => opened?.close());
  const stage: ApiStage = {
    ...{ clock, logged },
    get parley() {
      return now().parley;
    },
    get databaseUrl() {
      return database.url;
    },
    async staff(role) {
      const known = people.get(role);
      if (known !== undefined) return known;
      const person = { email: `${role}@itu.example`, name: `Ada ${role}`, role };
      const { id } = must(await addStaff(now().parley, person, ADMINISTRATOR));
      const actor: Actor = { kind: 'staff', id, role, name: person.name };
      people.set(role, actor);
      return actor;
    },
    async token(role, input) {
      count += 1;
      const actor = await stage.staff(role);
      return must(await issueToken(now().parley, { name: `t-${count}`, ...input }, actor)).token;
    },
    get: (path, token, headers = {}) => {
      const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
      return fetch(now().url + path, { headers: { ...authorization, ...headers } });
    },
  };
  return stage;
}

export function webDeps(
  parley: TestParley,
  log: Parameters<typeof createServer>[0]['log'],
): Parameters<typeof createServer>[0] {
  const nobody = async () => undefined;
  return {
    members: {
      ...{ view: nobody, peek: nobody, redeem: nobody, askFreshLink: nobody, leave: nobody },
      receive: async () => ({ outcome: 'not-yours' }),
      stopByLink: async () => 'done',
    },
    reach: reachPages(parley),
    linking: linkingPages({ ...parley, chats: [] }),
    coming: comingPages(parley),
    page: createPageAdapter({ secure: false }),
    webhooks: [],
    mounts: [
      apiMount({
        parley,
        paperFiles: (paper) => paperFiles(parley.phrases, paper, LANGUAGES),
        passes: () => false,
        publicUrl: 'http://127.0.0.1',
      }),
    ],
    phrasebook: parley.phrases,
    ...{ clock: parley.clock, random: parley.random, registry: new Registry(), log },
    ready: async () => [],
    publicUrl: 'http://127.0.0.1',
    trustProxy: false,
  };
}
