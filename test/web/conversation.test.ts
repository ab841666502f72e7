import { describe, expect, it } from 'vitest';
import {
  anAnswer,
  begin,
  type Fields,
  formBody,
  hiddenFields,
  openBrowser,
  type Page,
  type PageBrowser,
} from '../support/page-browser.ts';
import { usePages } from '../support/pages-world.ts';

const pages = usePages();

async function begun(language?: 'ar' | 'en') {
  const invited = await pages.invite(language === undefined ? {} : { language });
  const browser = openBrowser(pages.server);
  const first = await begin(browser, invited.token, language ?? 'en');
  return { ...invited, browser, first, here: first.path };
}

function answersOf(responseId: string) {
  return pages.prisma.answer.findMany({ where: { responseId, current: true } });
}

function questionOf(page: Page): string | undefined {
  return hiddenFields(page.html).find(([name]) => name === 'q')?.[1];
}

/** Answers from the page on until a page asks nothing more. */
async function answerAll(browser: PageBrowser, first: Page): Promise<Page> {
  let page = first;
  for (let turns = 0; questionOf(page) !== undefined; turns += 1) {
    if (turns > 40) throw new Error(`no end after ${questionOf(page)}`);
    const before = questionOf(page);
    page = await browser.post(page.path, anAnswer(page.html));
    if (page.status !== 200) throw new Error(`${before}: ${page.html}`);
  }
  return page;
}

function pressing(page: Page, command: string, more: Fields = []): Fields {
  return [...hiddenFields(page.html), ['command', command], ...more];
}

describe('answering on the pages', () => {
  it('asks one question a page, saves each, and ends with a review that can be submitted', async () => {
    const { browser, first, responseId } = await begun();
    const review = await answerAll(browser, first);
    expect(review.html).toContain('value="submit"');
    expect((await answersOf(responseId)).length).toBeGreaterThan(10);
    const done = await browser.post(review.path, pressing(review, 'submit'));
    expect(done.status).toBe(200);
    const response = await pages.prisma.response.findUniqueOrThrow({ where: { id: responseId } });
    expect(response.status).toBe('submitted');
  });

  it('stores a double click once', async () => {
    const { browser, first, here, responseId } = await begun();
    const fields = anAnswer(first.html);
    const press = () => browser.send({ method: 'POST', url: here, ...formBody(fields) });
    const replies = await Promise.all([press(), press(), press()]);
    expect(replies.map((reply) => reply.statusCode)).toEqual([303, 303, 303]);
    expect(new Set(replies.map((reply) => reply.headers.location))).toEqual(new Set([here]));
    expect(await pages.prisma.answer.count({ where: { responseId } })).toBe(1);
  });

  it('shows the question again with the problem and what was typed', async () => {
    const { browser, first, here } = await begun();
    const fields = hiddenFields(first.html);
    const page = await browser.post(here, [...fields, ['v', '"><script>x</script>']]);
    expect(page.status).toBe(422);
    expect(page.html).toContain('role="alert"');
    expect(page.html).toContain('<a href="#o0">');
    expect(page.html).not.toContain('<script');
    expect(page.html).toMatch(/<title>Please check: /);
    expect(questionOf(page)).toBe(questionOf(first));
  });

  it('keeps a text that is too long, so that it can be shortened', async () => {
    const { browser, first } = await begun();
    let page = first;
    while (!page.html.includes('<textarea'))
      page = await browser.post(page.path, anAnswer(page.html));
    const long = `${'ä'.repeat(9_000)}</textarea><b>`;
    const again = await browser.post(page.path, [...hiddenFields(page.html), ['v', long]]);
    expect(again.status).toBe(422);
    expect(again.html).toContain(`${'ä'.repeat(9_000)}&lt;/textarea&gt;&lt;b&gt;`);
  });

  it('goes back, and shows what was saved', async () => {
    const { browser, first } = await begun();
    const second = await browser.post(first.path, anAnswer(first.html));
    const again = await browser.post(second.path, pressing(second, 'back'));
    expect(questionOf(again)).toBe(questionOf(first));
    expect(again.html).toMatch(/value="attributed" checked/);
  });

  it('changes one answer from the review and from its own address', async () => {
    const { browser, first, here, responseId } = await begun();
    const name = questionOf(first) ?? '';
    await browser.post(here, anAnswer(first.html));
    const item = await browser.get(`${here}/q/${name}`);
    expect(item.html).toContain(`value="change ${name}"`);
    const review = await browser.get(`${here}/review`);
    const question = await browser.post(here, pressing(review, `change ${name}`));
    expect(questionOf(question)).toBe(name);
    await browser.post(here, [...hiddenFields(question.html), ['v', 'group']]);
    expect(await answersOf(responseId)).toMatchObject([{ question: name, value: 'group' }]);
    expect((await browser.get(`${here}/q/nothing`)).status).toBe(404);
  });

  it('turns into another language at once, Arabic from right to left', async () => {
    const { browser, first } = await begun();
    const page = await browser.post(first.path, pressing(first, 'language ar'));
    expect(page.html).toContain('<html lang="ar" dir="rtl">');
    expect(questionOf(page)).toBe(questionOf(first));
  });

  it('takes a decline with its reason', async () => {
    const { browser, here, responseId } = await begun();
    const page = await browser.get(`${here}/decline`);
    expect(page.html).toContain('name="argument"');
    await browser.post(here, pressing(page, 'decline', [['argument', 'No mandate this year']]));
    const response = await pages.prisma.response.findUniqueOrThrow({ where: { id: responseId } });
    expect(response).toMatchObject({ status: 'declined', declineReason: 'No mandate this year' });
  });

  it('takes a decline without a reason in one step', async () => {
    const { browser, here, responseId } = await begun();
    const page = await browser.get(`${here}/decline`);
    await browser.post(here, pressing(page, 'decline', [['argument', '']]));
    const response = await pages.prisma.response.findUniqueOrThrow({ where: { id: responseId } });
    expect(response).toMatchObject({ status: 'declined', declineReason: null });
  });

  it('stops reminders, for this consultation or for all, and says so', async () => {
    const { browser, here, contactId } = await begun();
    const page = await browser.get(`${here}/stop`);
    const stopped = await browser.post(here, pressing(page, 'stop'));
    expect(stopped.html).toContain('No more reminders');
    const wish = await pages.prisma.contactWish.findFirstOrThrow({ where: { contactId } });
    expect(wish.stoppedAt).not.toBeNull();
    await browser.post(here, pressing(await browser.get(`${here}/stop`), 'stop all'));
    const contact = await pages.prisma.contact.findUniqueOrThrow({ where: { id: contactId } });
    expect(contact.stoppedAt).not.toBeNull();
  });

  it('prints all answers on one page and helps', async () => {
    const { browser, first, here, memberName } = await begun();
    await browser.post(here, anAnswer(first.html));
    const print = await browser.get(`${here}/print`);
    expect(print.html).toContain(memberName);
    expect(print.html).not.toContain('value="change');
    expect((await browser.get(`${here}/help`)).html).toContain('Save and continue');
  });

  it('forgets a borrowed device', async () => {
    const { browser, here } = await begun();
    const page = await browser.get(`${here}/leave`);
    expect(page.html).toContain('action="/r/leave"');
    const before = [...browser.cookies];
    const left = await browser.post('/r/leave', [['language', 'en']]);
    expect(left.status).toBe(200);
    expect(browser.cookies.size).toBe(0);
    expect((await browser.get(here)).path).toBe('/r/link');
    for (const [name, value] of before) browser.cookies.set(name, value);
    expect((await browser.get(here)).path).toBe('/r/link');
  });

  it('tells again why a reply was not taken when the button was pressed twice', async () => {
    const { browser, first, here } = await begun();
    const fields = hiddenFields(first.html);
    const once = await browser.post(here, fields);
    const twice = await browser.post(here, fields);
    expect([once.status, twice.status]).toEqual([422, 422]);
  });

  it('takes a whole late response, and flags it, while staff allow', async () => {
    const { browser, first, roundId, responseId } = await begun();
    const lateUntil = new Date(Date.now() + 86_400_000);
    await pages.prisma.round.update({
      where: { id: roundId },
      data: { state: 'closed', closedAt: new Date(), lateUntil },
    });
    const review = await answerAll(browser, first);
    await browser.post(review.path, pressing(review, 'submit'));
    const response = await pages.prisma.response.findUniqueOrThrow({ where: { id: responseId } });
    expect(response).toMatchObject({ status: 'submitted', late: true });
    expect(review.html).toContain('value="submit"');
  });

  it('tells that a closed consultation did not take the answer', async () => {
    const { browser, first, here, roundId, responseId } = await begun();
    await pages.prisma.round.update({
      where: { id: roundId },
      data: { state: 'closed', closedAt: new Date() },
    });
    const page = await browser.post(here, anAnswer(first.html));
    expect(page.status).toBe(409);
    expect(page.html).toContain('This answer was not saved');
    expect(await answersOf(responseId)).toEqual([]);
    expect((await browser.get(here)).status).toBe(200);
  });
});

describe('rights', () => {
  it('shows and takes nothing of a conversation that is not the browser’s own', async () => {
    const mine = await begun();
    const theirs = await begun();
    for (const page of ['', '/review', '/print', '/help', '/q/attribution']) {
      expect((await mine.browser.get(`${theirs.here}${page}`)).path).toBe('/r/link');
    }
    const taken = await mine.browser.post(theirs.here, anAnswer(theirs.first.html));
    expect(taken.path).toBe('/r/link');
    expect(await answersOf(theirs.responseId)).toEqual([]);
  });

  it('asks a browser without a session for its link', async () => {
    const { here, first } = await begun();
    const stranger = openBrowser(pages.server);
    expect((await stranger.get(here)).path).toBe('/r/link');
    expect((await stranger.post(here, anAnswer(first.html))).path).toBe('/r/link');
  });

  it('takes no answer that another site sends', async () => {
    const { browser, first, here, responseId } = await begun();
    const { payload, headers } = formBody(anAnswer(first.html));
    for (const foreign of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
    ] as Record<string, string>[]) {
      const reply = await browser.send({
        method: 'POST',
        url: here,
        payload,
        headers: { ...headers, ...foreign },
      });
      expect(reply.statusCode).toBe(403);
    }
    expect(await answersOf(responseId)).toEqual([]);
  });
});
