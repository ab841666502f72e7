import { describe, expect, it } from 'vitest';
import {
  anAnswer,
  begin,
  type Fields,
  hiddenFields,
  openBrowser,
  type Page,
  unescaped,
} from '../support/page-browser.ts';
import { usePages } from '../support/pages-world.ts';

const pages = usePages();
const DAY = 86_400_000;

async function begun(language: 'ar' | 'en' = 'en', closesAt?: Date) {
  const invited = await pages.invite({ language, ...(closesAt && { closesAt }) });
  const browser = openBrowser(pages.server);
  const first = await begin(browser, invited.token, language);
  const at = (page: string) => browser.get(`${first.path}/${page}`);
  const press = (page: Page, command: string, more: Fields = []) =>
    browser.post(first.path, [...hiddenFields(page.html), ['command', command], ...more]);
  return { ...invited, browser, first, at, press };
}

const wishOf = (contactId: string) => pages.prisma.contactWish.findFirst({ where: { contactId } });
const invitationsTo = (responseId: string) =>
  pages.prisma.delivery.findMany({ where: { addressee: { response: { id: responseId } } } });

const named = (name: string, email: string): Fields => [
  ['argument', name],
  ['argument', email],
];

describe('reminders later', () => {
  it('are asked for with one press, and the day is confirmed', async () => {
    const { first, at, press, contactId } = await begun();
    expect(first.html).toContain('/snooze">Remind me later</a>');
    const page = await at('snooze');
    const confirmed = await press(page, 'snooze 3');
    expect(confirmed.path).toMatch(/\/snoozed$/);
    const wish = await wishOf(contactId);
    const until = wish?.snoozedUntil?.getTime() ?? 0;
    expect(until).toBeGreaterThan(Date.now() + 2 * DAY);
    const day = new Intl.DateTimeFormat('en-GB', {
      dateStyle: 'long',
      timeZone: 'Africa/Nairobi',
    }).format(until);
    expect(confirmed.html).toContain(`no reminder before \u2068${day}\u2069`);
  });

  it('wait for a day of one’s choice', async () => {
    const { at, press, contactId } = await begun();
    const day = new Date(Date.now() + 10 * DAY).toISOString().slice(0, 10);
    await press(await at('snooze'), 'snooze', [['argument', day]]);
    expect((await wishOf(contactId))?.snoozedUntil).toEqual(new Date(`${day}T00:00:00+03:00`));
  });

  it('are asked for again, with what is wrong, when the day is none', async () => {
    const { at, press, contactId } = await begun();
    const again = await press(await at('snooze'), 'snooze', [['argument', 'some day']]);
    expect(again.status).toBe(422);
    expect(again.html).toContain('<a href="#day">Enter a day, for example 2027-03-20.</a>');
    expect(again.html).toMatch(/id="day"[^>]* aria-invalid="true" aria-describedby="problem"/);
    expect(await wishOf(contactId)).toBeNull();
  });

  it('cannot be put off on the last day, and the page says so', async () => {
    const { at, press, contactId } = await begun('en', new Date(Date.now() + 60_000));
    const page = await press(await at('snooze'), 'snooze 3');
    expect(page.html).toContain('There is nothing to put off');
    expect(await wishOf(contactId)).toBeNull();
  });
});

describe('handing over on the pages', () => {
  it('asks once more, then invites the colleague and says so', async () => {
    const { first, at, press, contactId, responseId } = await begun();
    expect(first.html).toContain('/handover">Hand over to a colleague</a>');
    const asked = await press(await at('handover'), 'handover', named('Baraka', 'b@example.org'));
    expect(asked.path).toBe(first.path);
    expect(asked.html).toContain('Shall we invite Baraka (b@example.org)');
    expect(asked.html).toContain('value="done"');
    expect(await invitationsTo(responseId)).toEqual([]);
    const done = await press(asked, 'done');
    expect(done.path).toMatch(/\/handed-over$/);
    expect(done.html).toContain('\u2068Baraka\u2069 gets an invitation by e-mail');
    expect(await invitationsTo(responseId)).toMatchObject([{ kind: 'invitation' }]);
    expect((await wishOf(contactId))?.successorId).not.toBeNull();
  });

  it('goes back to the question, which can still be answered', async () => {
    const { first, at, press, browser, responseId } = await begun();
    const asked = await press(await at('handover'), 'handover', named('Baraka', 'b@example.org'));
    const question = await press(asked, 'back');
    expect(hiddenFields(question.html).map(([name]) => name)).toContain('q');
    await browser.post(first.path, anAnswer(question.html));
    expect(await pages.prisma.answer.count({ where: { responseId } })).toBe(1);
    expect(await invitationsTo(responseId)).toEqual([]);
  });

  it('shows again what was written, with what is wrong beside its field', async () => {
    const { at, press, browser, first } = await begun();
    const wrong = named('Baraka "B" <Otieno>', 'baraka@example');
    const again = await press(await at('handover'), 'handover', wrong);
    expect(again.status).toBe(422);
    expect(again.html).toMatch(/<title>Please check: /);
    expect(again.html).toContain('<a href="#email">Please write one complete e-mail address');
    expect(again.html).toMatch(/id="email"[^>]* value="baraka@example" aria-invalid="true"/);
    expect(unescaped(again.html)).toContain('value="Baraka "B" <Otieno>"');
    const right = await press(again, 'handover', named('Baraka', 'baraka@example.org'));
    expect(right.html).toContain('Shall we invite Baraka (baraka@example.org)');
    // Nobody is caught here: the page that waits for a colleague leads back.
    const other = await press(await at('handover'), 'handover', named('', ''));
    expect(other.html).toContain('value="back"');
    expect(hiddenFields((await press(other, 'back')).html).map(([name]) => name)).toContain('q');
    expect((await browser.get(first.path)).status).toBe(200);
  });

  it('invites once, however often the button is pressed', async () => {
    const { at, press, responseId } = await begun();
    const asked = await press(await at('handover'), 'handover', named('Baraka', 'b@example.org'));
    await Promise.all([press(asked, 'done'), press(asked, 'done'), press(asked, 'done')]);
    expect(await invitationsTo(responseId)).toHaveLength(1);
  });

  it('is offered to who is about to decline, and not after declining', async () => {
    const { at, press } = await begun();
    expect((await at('decline')).html).toContain('Could a colleague answer instead?');
    const declined = await press(await at('decline'), 'decline', [['argument', '']]);
    expect(declined.html).not.toContain('/handover"');
    expect(declined.html).not.toContain('/snooze"');
    expect((await at('handover')).html).toContain('You have declined this consultation');
    expect((await at('handed-over')).html).toContain('You have declined this consultation');
  });
});

describe('both in Arabic', () => {
  it('are written from right to left, with the address from left to right', async () => {
    const { first, at, press } = await begun('ar');
    expect(first.html).toContain('/snooze">ذكّروني لاحقاً</a>');
    expect(first.html).toContain('/handover">إحالة إلى زميل</a>');
    const later = await at('snooze');
    expect(later.html).toContain('<html lang="ar" dir="rtl">');
    expect(later.html).toContain('>بعد 3 أيام</button>');
    const confirmed = await press(later, 'snooze 7');
    expect(confirmed.html).toMatch(/لن يصلكم أي تذكير قبل \u2068\d{1,2} \S+ \d{4}\u2069/);
    const handover = await at('handover');
    expect(handover.html).toMatch(/id="email"[^>]* dir="ltr"/);
    expect(handover.html).toMatch(/id="name"[^>]* dir="auto"/);
    const asked = await press(handover, 'handover', named('أمينة سعيد', 'amina@example.org'));
    expect(asked.html).toContain('هل نرسل إلى أمينة سعيد (amina@example.org) دعوة');
    expect((await press(asked, 'done')).html).toContain('\u2068أمينة سعيد\u2069');
  });
});
