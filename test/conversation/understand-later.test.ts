import { describe, expect, it } from 'vitest';
import { readAccountWish } from '../../src/conversation/understand/account.ts';
import { readColleague } from '../../src/conversation/understand/colleague.ts';
import { readCommand } from '../../src/conversation/understand/command.ts';
import { readDelay } from '../../src/conversation/understand/delay.ts';
import { LANGUAGES } from '../../src/domain/language.ts';

const days = (count: number) => [{ kind: 'days', days: count }];
const day = (iso: string) => [{ kind: 'day', day: iso }];

describe('readDelay', () => {
  it.each([
    ['3', 'en', 3],
    ['in 3 days', 'en', 3],
    ['for two days', 'en', 2],
    ['in a week', 'en', 7],
    ['next week', 'en', 7],
    ['tomorrow', 'en', 1],
    ['dans 3 jours', 'fr', 3],
    ['dans une semaine', 'fr', 7],
    ['la semaine prochaine', 'fr', 7],
    ['demain', 'fr', 1],
    ['dentro de 3 días', 'es', 3],
    ['en una semana', 'es', 7],
    ['mañana', 'es', 1],
    ['через 3 дня', 'ru', 3],
    ['через неделю', 'ru', 7],
    ['на следующей неделе', 'ru', 7],
    ['послезавтра', 'ru', 2],
    ['بعد 3 أيام', 'ar', 3],
    ['بعد يومين', 'ar', 2],
    ['بعد ثلاثة أيام', 'ar', 3],
    ['بعد أسبوع', 'ar', 7],
    ['غداً', 'ar', 1],
    ['٣', 'ar', 3],
    ['3天', 'zh', 3],
    ['三天后', 'zh', 3],
    ['两周后', 'zh', 14],
    ['一个星期', 'zh', 7],
    ['明天', 'zh', 1],
    ['下周', 'zh', 7],
    ['0', 'en', 0],
    ['999 weeks', 'en', 999],
  ] as const)('reads %s in %s', (text, language, count) =>
    expect(readDelay(text, language)).toEqual(days(count)),
  );

  it.each([
    ['2027-03-20', 'en'],
    ['until 2027-03-20', 'en'],
    ['till the 20th of March 2027', 'en'],
    ['until 20/3/2027', 'en'],
    ['jusqu’au 20 mars 2027', 'fr'],
    ['le 20/03/2027', 'fr'],
    ['hasta el 20 de marzo de 2027', 'es'],
    ['до 20 марта 2027 г.', 'ru'],
    ['до 20.03.2027', 'ru'],
    ['حتى ٢٠ مارس ٢٠٢٧', 'ar'],
    ['到2027年3月20日', 'zh'],
  ] as const)('reads %s in %s', (text, language) =>
    expect(readDelay(text, language)).toEqual(day('2027-03-20')),
  );

  it('gives both readings where day and month could be exchanged', () => {
    expect(readDelay('until 3/4/2027', 'en')).toEqual([...day('2027-04-03'), ...day('2027-03-04')]);
    expect(readDelay('3/4/2027', 'fr')).toEqual(day('2027-04-03'));
  });

  it.each(['', 'soon', '3 months', 'in 3 days or 4', '1.5', '30 February 2027', 'week 3', '-3 -2'])(
    'does not guess at %j',
    (text) => expect(readDelay(text, 'en')).toEqual([]),
  );
});

describe('readColleague', () => {
  const amina = { name: 'Amina Said', email: 'amina@example.org' };

  it.each([
    'Amina Said <amina@example.org>',
    'Amina Said amina@example.org',
    '"Amina Said" <AMINA@Example.org>.',
    'amina@example.org, Amina Said',
    'to Amina Said (amina@example.org)',
    'Amina Said\nmailto:amina@example.org',
    'Amina Said <mailto:amina@example.org|amina@example.org>',
  ])('reads %j', (text) => expect(readColleague(text)).toEqual(amina));

  it('reads names as they are written everywhere', () => {
    for (const name of [
      'أمينة سعيد',
      '王芳',
      'Нурлан Әбенов',
      'Jean-Luc N’Guessan',
      'J. P. Ruiz',
    ]) {
      expect(readColleague(`${name} <x@example.org>`)).toEqual({ name, email: 'x@example.org' });
    }
  });

  it('leaves open what is not said', () => {
    expect(readColleague('Amina Said')).toEqual({ name: 'Amina Said', email: '' });
    expect(readColleague('amina@example.org')).toEqual({ name: '', email: 'amina@example.org' });
    expect(readColleague('42 …')).toEqual({ name: '', email: '' });
  });

  it.each([
    'Amina amina@',
    'amina@example',
    'a@example.org b@example.org',
    '@example.org',
    'a@b@c.org',
  ])('takes no address from %j', (text) => expect(readColleague(text)).toBeUndefined());

  it('leaves nothing in a name that a mail program makes a link of', () => {
    const { name = '' } =
      readColleague('Visit https://evil.example/x?y=1 now <a@example.org>') ?? {};
    expect(name).not.toMatch(/[/:?]|\w\.\w/);
    expect(readColleague(`${'a'.repeat(500)} <a@example.org>`)?.name).toHaveLength(100);
  });
});

describe('readCommand', () => {
  it.each([
    ['snooze', undefined],
    ['Later', undefined],
    ['plus tard', undefined],
    ['напомните позже', undefined],
    ['ذكّروني لاحقاً', undefined],
    ['稍后提醒我', undefined],
    ['snooze 3', '3'],
    ['remind me in 3 days', 'in 3 days'],
    ['Remind me tomorrow!', 'tomorrow'],
    ['snooze until 2027-03-20', 'until 2027 03 20'],
    ['rappelez-moi dans 3 jours', 'dans 3 jours'],
    ['recuérdeme en una semana', 'en una semana'],
    ['напомните через неделю', 'через неделю'],
    ['ذكروني بعد 3 أيام', 'بعد 3 ايام'],
    ['推迟3天', '3天'],
    ['3天后提醒我', '3天后'],
    ['请明天再提醒我', '明天'],
    ['/snooze whenever', 'whenever'],
    ['/parley snooze 3', '3'],
  ])('reads %s as a reminder later', (text, argument) => {
    const rest = argument === undefined ? {} : { argument };
    expect(readCommand(text)).toEqual({ command: 'snooze', ...rest });
  });

  it.each([
    ['hand over', undefined],
    ['passer la main', undefined],
    ['передать коллеге', undefined],
    ['转交', undefined],
    ['handover Amina Said <amina@example.org>', 'Amina Said <amina@example.org>'],
    ['Hand over to Amina Said, amina@example.org', 'to Amina Said, amina@example.org'],
    ['déléguer à Amina <amina@example.org>', 'à Amina <amina@example.org>'],
    ['إحالة إلى أمينة amina@example.org', 'إلى أمينة amina@example.org'],
    ['转交给王芳 wang@example.org', '王芳 wang@example.org'],
    ['/handover Amina', 'Amina'],
  ])('reads %s as handing over', (text, argument) => {
    const rest = argument === undefined ? {} : { argument };
    expect(readCommand(text)).toEqual({ command: 'handover', ...rest });
  });

  it.each([
    'later versions of the standard',
    'snooze the alarms of 3 networks',
    'hand over of numbering data',
    'delegate training to regions',
    '提醒我们注意频谱问题',
    `delegate ${'words '.repeat(60)} to info@example.org`,
  ])('leaves %j to be an answer', (text) => expect(readCommand(text)).toBeUndefined());

  it('understands both words in each language, as its own help says them', () => {
    const words = {
      en: ['snooze 3', 'handover'],
      fr: ['plus tard 3', 'déléguer'],
      es: ['más tarde 3', 'delegar'],
      ru: ['позже 3', 'передать'],
      ar: ['تأجيل 3', 'إحالة'],
      zh: ['推迟 3', '转交'],
    };
    for (const language of LANGUAGES) {
      const [later = '', colleague = ''] = words[language];
      expect(readCommand(later)).toEqual({ command: 'snooze', argument: '3' });
      expect(readCommand(colleague)).toEqual({ command: 'handover' });
    }
  });
});

describe('what somebody says of its time zone', () => {
  it.each([
    ['time zone Nairobi', 'Nairobi'],
    ['/parley timezone: UTC+3', 'UTC+3'],
    ['Fuseau horaire Port-au-Prince', 'Port-au-Prince'],
    ['huso horario  América/Bogotá', 'América/Bogotá'],
    ['часовой пояс Кения', 'Кения'],
    ['المنطقة الزمنية كينيا', 'كينيا'],
    ['时区：肯尼亚', '肯尼亚'],
    ['time zone', ''],
  ])('reads %j', (words, zone) => {
    expect(readAccountWish(words)).toEqual({ kind: 'zone', zone });
  });

  it.each(['my time zone is bad', 'timeless', `time zone ${'x'.repeat(61)}`, 'zone Nairobi'])(
    'takes %j for something else',
    (words) => {
      expect(readAccountWish(words)).toBeUndefined();
    },
  );
});
