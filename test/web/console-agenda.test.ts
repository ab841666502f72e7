import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/domain/language.ts';
import { answerSome } from './console-answers.ts';
import { useConsole } from './console-world.ts';

const world = useConsole();

/** A closed round with answers, and its agenda path. */
async function closedRound(): Promise<string> {
  const round = await world.open();
  await answerSome(world.parley.prisma, round);
  await (await world.signIn('approver')).post(`/console/rounds/${round}/close`, []);
  return `/console/rounds/${round}/agenda`;
}

describe('the agenda of a round', () => {
  it('stays hidden until the round has closed', async () => {
    const round = await world.open();
    const browser = await world.signIn('officer');
    const page = await browser.get(`/console/rounds/${round}/agenda`);
    expect(page.html).toContain('Results stay hidden until the round has closed');
    expect(page.html).not.toContain('Build the agenda');
    const tried = await browser.post(`/console/rounds/${round}/agenda`, []);
    expect(tried.status).toBe(409);
    expect(tried.html).toContain('Close the round first.');
  });

  it('is built once for the same answers, however often the button is pressed', async () => {
    const path = await closedRound();
    const browser = await world.signIn('officer');
    expect((await browser.post(path, [])).html).toContain('A new version is built.');
    expect((await browser.post(path, [])).html).toContain('Nothing has changed');
    const { html } = await browser.get(path);
    expect(html).toContain('Version 1');
    expect(html).not.toContain('Version 2');
    expect((await (await world.signIn('viewer')).post(path, [])).status).toBe(403);
  });

  it('reads in each of the six languages inside the console, and only there', async () => {
    const path = await closedRound();
    await (await world.signIn('officer')).post(path, []);
    const browser = await world.signIn('viewer');
    for (const language of LANGUAGES) {
      const page = await browser.get(`${path}/1?language=${language}`);
      expect(page.html).toContain(`src="${path}/1/document?language=${language}"`);
      const url = `${path}/1/document?language=${language}`;
      const document = await browser.send({ method: 'GET', url });
      expect(document.body).toContain(`<html lang="${language}"`);
      expect(document.headers['content-security-policy']).toContain("frame-ancestors 'self'");
      expect(document.headers['content-security-policy']).toContain("default-src 'none'");
    }
    expect((await browser.get(`${path}/2`)).status).toBe(404);
    expect((await browser.get(`${path}/1%00`)).status).toBe(404);
  });

  it('is taken along as files, each with its line in the audit', async () => {
    const path = await closedRound();
    await (await world.signIn('officer')).post(path, []);
    const browser = await world.signIn('viewer');
    const page = await browser.get(`${path}/1?language=fr`);
    const links = [...page.html.matchAll(/href="([^"]*\/file\?name=[^"]+)"/g)].map(
      ([, url]) => url,
    );
    expect(links.length).toBeGreaterThan(5);
    for (const url of links) {
      const file = await browser.send({ method: 'GET', url: url ?? '' });
      expect(file.statusCode, url).toBe(200);
      expect(file.headers['content-disposition']).toMatch(/^attachment; filename="round-\d+-v1-/);
      expect(file.body.length).toBeGreaterThan(20);
    }
    const url = links.find((link) => link?.includes('agenda-F.docx'));
    const paper = await browser.send({ method: 'GET', url: url ?? '' });
    expect(paper.headers['content-type']).toMatch(/wordprocessingml\.document$/);
    expect(paper.headers['content-disposition']).toMatch(/-v1-agenda-F\.docx"$/);
    expect(paper.rawPayload.subarray(0, 2).toString()).toBe('PK');
    const last = await world.parley.prisma.audit.findFirst({
      where: { action: 'agenda.exported' },
      orderBy: { id: 'desc' },
    });
    expect(last?.details).toMatchObject({ languages: ['fr'] });
    const audits = await world.parley.prisma.audit.count({ where: { action: 'agenda.exported' } });
    expect(audits).toBeGreaterThanOrEqual(links.length);
    const unknown = await browser.get(`${path}/1/file?name=${encodeURIComponent('../secret')}`);
    expect(unknown.status).toBe(404);
  });

  it('shows the trace to officers and above only', async () => {
    const path = await closedRound();
    const officer = await world.signIn('officer');
    await officer.post(path, []);
    const file = `${path}/1/file?name=staff-only%2Ftrace.csv`;
    expect((await officer.get(`${path}/1`)).html).toContain('staff-only%2Ftrace.csv');
    expect((await officer.get(file)).status).toBe(200);
    const viewer = await world.signIn('viewer');
    expect((await viewer.get(`${path}/1`)).html).not.toContain('staff-only');
    expect((await viewer.get(file)).status).toBe(403);
  });
});
