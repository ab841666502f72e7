import { beforeAll, describe, expect, it } from 'vitest';
import { takeNeeds } from '../../../src/application/needs/take-needs.ts';
import { issueToken } from '../../../src/application/tokens/issue-token.ts';
import { listTokens } from '../../../src/application/tokens/list-tokens.ts';
import { revokeToken } from '../../../src/application/tokens/revoke-token.ts';
import { API_RIGHTS } from '../../../src/domain/api-rights.ts';
import { generateRound } from '../../application/agenda/generated-round.ts';
import { ADMINISTRATOR, must } from '../../support/parley.ts';
import { useApi } from './stage.ts';

/** One source has three guesses. */
let left = 3;
const stage = useApi('2027-03-09T15:00:00Z', {
  take: async () => {
    left -= 1;
    return left >= 0 ? { ok: true } : { ok: false, retryAfterMs: 90_000 };
  },
  giveBack: async () => {
    left += 1;
  },
});
const MEETINGS = '/api/v1/meetings';
let slug: string;

beforeAll(async () => {
  slug = (await generateRound(stage.databaseUrl, 68)).slug;
  must(await takeNeeds(stage.parley, { round: slug }, await stage.staff('officer')));
}, 60_000);

const status = async (path: string, token?: string, headers?: Record<string, string>) => {
  const response = await stage.get(path, token, headers);
  await response.arrayBuffer();
  return response.status;
};

describe('a token', () => {
  it('is kept as its hash, used by day, and never told again', async () => {
    const token = await stage.token('officer', { may: ['meeting.list'] });
    expect(token).toMatch(/^parley_[\w-]{43}$/);
    expect(await status(MEETINGS, token)).toBe(200);
    const officer = await stage.staff('officer');
    const listed = must(await listTokens(stage.parley, officer));
    expect(listed).toMatchObject([
      { issuer: 'officer@itu.example', may: ['meeting.list'], lastUsedOn: '2027-03-09' },
    ]);
    const rows = await stage.parley.prisma.apiToken.findMany();
    const kept = rows.map(({ tokenHash }) => Buffer.from(tokenHash).toString('hex'));
    expect(kept).toEqual([Buffer.from(stage.parley.hash(token)).toString('hex')]);
    const audit = await stage.parley.prisma.audit.findMany();
    expect(
      JSON.stringify([listed, audit.map(({ id: _, ...one }) => one), stage.logged]),
    ).not.toContain(token);
  });

  it('opens what it may, and nothing else', async () => {
    const token = await stage.token('officer', { may: ['meeting.list'] });
    const response = await stage.get(`/api/v1/meetings/${slug}/needs`, token);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'token-may-not', status: 403 });
    expect(await status('/api/v1/rounds', token)).toBe(403);
  });

  it('comes by the header alone', async () => {
    const token = await stage.token('officer', { may: ['meeting.list'] });
    expect(await status(`${MEETINGS}?access_token=${token}`)).toBe(401);
    expect(await status(MEETINGS, undefined, { cookie: `token=${token}` })).toBe(401);
    const basic = { authorization: `Basic ${Buffer.from(`x:${token}`).toString('base64')}` };
    expect(await status(MEETINGS, undefined, basic)).toBe(401);
    const none = await stage.get(MEETINGS);
    expect(none.headers.get('www-authenticate')).toBe('Bearer realm="parley"');
    expect(none.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('ends by its day, when it is revoked, and with whoever issued it', async () => {
    const until = await stage.token('officer', { may: ['meeting.list'], until: '2027-03-09' });
    const leaves = await stage.token('approver', { may: ['meeting.list'] });
    const falls = await stage.token('administrator', { may: ['need.list', 'need.see-members'] });
    expect(await status(MEETINGS, until)).toBe(200);
    stage.clock.set('2027-03-09T23:00:00Z'); // midnight in Geneva
    expect(await status(MEETINGS, until)).toBe(401);
    left = 3;
    await stage.parley.prisma.staff.update({
      where: { email: 'approver@itu.example' },
      data: { disabledAt: new Date() },
    });
    expect(await status(MEETINGS, leaves)).toBe(401);
    left = 3;
    const words = async () => {
      const response = await stage.get(`/api/v1/meetings/${slug}/needs/1`, falls);
      return ((await response.json()) as { statements: { member: unknown }[] }).statements;
    };
    expect((await words()).every(({ member }) => typeof member === 'string')).toBe(true);
    const data = { role: 'viewer' };
    await stage.parley.prisma.staff.update({ where: { email: 'administrator@itu.example' }, data });
    const seen = await stage.get(`/api/v1/meetings/${slug}/needs?limit=200`, falls);
    expect(await seen.text()).not.toContain('"member"');
    const hidden = await allStatements(falls);
    expect(hidden.some(({ member }) => member === null)).toBe(true);
    expect(hidden.filter(({ level, member }) => level === 'none' && member !== null)).toEqual([]);
    const officers = must(await listTokens(stage.parley, await stage.staff('officer')));
    const [one] = officers;
    must(await revokeToken(stage.parley, { name: one?.name ?? '' }, ADMINISTRATOR));
    expect(
      must(await listTokens(stage.parley, ADMINISTRATOR)).map(({ name }) => name),
    ).not.toContain(one?.name);
  });

  it('shows no member more widely than it allowed, unless it may see members', async () => {
    const reads = await stage.token('officer', { may: ['need.list'] });
    const statements = await allStatements(reads);
    const named = statements.filter(({ member }) => member !== null);
    expect(named.length).toBeGreaterThan(0);
    expect(named.every(({ level }) => level === 'attributed')).toBe(true);
    expect(statements.some(({ member }) => member === null)).toBe(true);
  });

  it('is refused where it would be more than its issuer, or nothing', async () => {
    const { parley } = stage;
    const viewer = await stage.staff('viewer');
    const officer = await stage.staff('officer');
    const input = { name: 'more', may: ['meeting.list'] as const };
    const code = async (given: object, actor = officer) => {
      const issued = await issueToken(parley, { ...input, may: [...input.may], ...given }, actor);
      return issued.ok ? 'issued' : issued.code;
    };
    expect(await code({}, viewer)).toBe('not-allowed');
    expect(await code({}, { kind: 'system' })).toBe('not-allowed');
    expect(await code({ may: [] })).toBe('bad-input');
    expect(await code({ may: ['round.open'] })).toBe('bad-input');
    expect(await code({ until: '2027-03-01' })).toBe('until-passed');
    expect(await code({})).toBe('issued');
    expect(await code({})).toBe('token-name-taken');
    const other = { name: 'more' };
    expect(await revokeToken(parley, other, viewer)).toMatchObject({ code: 'not-allowed' });
    expect(API_RIGHTS.length).toBeGreaterThan(5);
  });

  it('cannot be guessed on and on, and real ones cost nothing', async () => {
    const real = await stage.token('officer', { may: ['meeting.list'] });
    left = 3;
    for (let n = 0; n < 5; n += 1) expect(await status(MEETINGS, real)).toBe(200);
    const guess = `parley_${'A'.repeat(43)}`;
    const seen = [];
    for (let n = 0; n < 4; n += 1) seen.push(await status(MEETINGS, guess));
    expect(seen).toEqual([401, 401, 401, 429]);
    const slow = await stage.get(MEETINGS, guess);
    expect(slow.headers.get('retry-after')).toBe('90');
    expect(stage.logged.join('')).not.toContain(guess);
  });
});

async function allStatements(token: string) {
  const list = await stage.get(`/api/v1/meetings/${slug}/needs?limit=15`, token);
  const { items } = (await list.json()) as { items: { number: number }[] };
  const shown: Stated[] = [];
  for (const { number } of items) {
    const response = await stage.get(`/api/v1/meetings/${slug}/needs/${number}`, token);
    shown.push(...((await response.json()) as { statements: Stated[] }).statements);
  }
  return shown;
}

interface Stated {
  readonly member: string | null;
  readonly level: string;
}
