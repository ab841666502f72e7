import { beforeAll, describe, expect, it } from 'vitest';
import type { ContactId } from '../../src/domain/ids.ts';
import { LANGUAGES, type Language } from '../../src/domain/language.ts';
import { genevaDay } from '../../src/domain/time/geneva.ts';
import { sha256, systemRandom } from '../../src/infra/system.ts';
import { usePages } from '../support/pages-world.ts';
import { useChromium } from './chromium.ts';
import { expectBigTargets, expectGoodPage, openNarrow } from './good-page.ts';

const DAY_MS = 86_400_000;
const pages = usePages();
const chromium = useChromium();
let origin = '';

beforeAll(async () => {
  origin = await pages.server.listen({ port: 0, host: '127.0.0.1' });
});

/** A meeting of today and tomorrow to which a contact's member is invited by its seat, with an alternate: and the contact's link. */
async function invitedToday(language: Language) {
  const { prisma } = pages;
  const invited = await pages.invite({ language });
  const id = () => systemRandom.id();
  const { memberId } = await prisma.contact.findUniqueOrThrow({ where: { id: invited.contactId } });
  const colleague = { id: id(), memberId, email: 'wanjiru@example.org', name: 'Wanjiru Odhiambo' };
  await prisma.contact.create({ data: { ...colleague, role: 'alternate' } });
  const now = new Date();
  const [today, tomorrow] = [0, DAY_MS].map((ms) => new Date(genevaDay(now.getTime() + ms)));
  const seatId = id();
  await prisma.seat.create({
    data: { id: seatId, group: 'cto', memberId, begunOn: new Date('2026-01-01'), createdAt: now },
  });
  for (const [part, contactId] of [
    ['holder', invited.contactId as ContactId],
    ['alternate', colleague.id],
  ] as const) {
    const fromDay = new Date('2026-01-01');
    const authority = { id: id(), seatId, contactId, part, fromDay, createdAt: now };
    await prisma.seatAuthority.create({ data: authority });
  }
  const meetingId = id();
  await prisma.meeting.create({
    data: {
      ...{ id: meetingId, slug: `today-${meetingId}`, kind: 'cto', title: 'CTO Meeting, Nairobi' },
      ...{ startsOn: today ?? now, endsOn: tomorrow ?? now, place: 'Nairobi' },
      studyPeriod: '2025-2028',
    },
  });
  const entryId = id();
  await prisma.registerEntry.create({
    data: {
      ...{ id: entryId, meetingId, number: 1, seatId, memberId, name: 'Baobab Networks' },
      ...{ kind: 'sector-member', countryIso2: 'KE', region: 'AFR', developing: true },
      invitedAt: now,
    },
  });
  const token = systemRandom.token();
  await prisma.comingLink.create({
    data: {
      ...{
        id: id(),
        entryId,
        contactId: invited.contactId,
        tokenHash: Uint8Array.from(sha256(token)),
      },
      ...{ expiresAt: new Date(now.getTime() + DAY_MS), createdAt: now },
    },
  });
  const said = () =>
    prisma.rsvp.findMany({
      where: { entryId, current: true },
      select: { answer: true, mode: true },
    });
  const came = () =>
    prisma.attendance.findMany({ where: { entryId, current: true }, select: { presence: true } });
  return { token, said, came };
}

describe.each(LANGUAGES)('whether somebody comes, in %s', (language) => {
  it('is said on a page that meets WCAG 2.2 AA on a narrow phone', async () => {
    const { token, said, came } = await invitedToday(language);
    const page = await openNarrow(chromium(), language);
    const looksGood = async (what: string) => {
      await expectGoodPage(page, language, what);
      await expectBigTargets(page, what);
    };
    await page.goto(`${origin}/c/${token}`);
    await looksGood('the question');
    expect(await page.locator('html').getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
    const save = page.locator('#said button.primary');
    await save.click();
    await page.locator('#answer0-problem').waitFor();
    await looksGood('nothing chosen');
    await page.locator('input[value="alternate"]').check();
    await save.click();
    await page.locator('#who-problem').waitFor();
    await looksGood('an alternate without a name');
    expect(await said()).toEqual([]);
    await page.locator('#who').selectOption({ index: 2 });
    await save.click();
    await page.waitForURL('**saved=said**');
    await looksGood('said');
    expect(await said()).toEqual([{ answer: 'alternate', mode: 'remote' }]);
    await page.locator('#here button.primary').click();
    await page.waitForURL('**saved=here**');
    await looksGood('here');
    expect(await came()).toEqual([{ presence: 'in-person' }]);
    await page.goto(`${origin}/c`);
    await looksGood('a link that is none');
    await page.context().close();
  });
});
