import { describe, expect, it } from 'vitest';
import { readChoice } from '../../src/conversation/understand/choice.ts';
import { readCommand, unquoted } from '../../src/conversation/understand/command.ts';
import { readDate } from '../../src/conversation/understand/date.ts';
import { fold } from '../../src/conversation/understand/fold.ts';
import { readList } from '../../src/conversation/understand/list.ts';
import { readNumber } from '../../src/conversation/understand/number.ts';
import { readYesNo } from '../../src/conversation/understand/yes-no.ts';
import { LANGUAGES } from '../../src/domain/language.ts';

const options = (...labels: readonly string[]) =>
  labels.map((label, index) => ({ value: `c${index + 1}`, label }));

describe('fold', () => {
  it.each([
    ['Énergie', 'ENERGIE'],
    ['Ёлка', 'елка'],
    ['الأَمْن', 'الامن'],
    ['شبـــكة', 'شبكه'],
    ['ＡＩ', 'ai'],
    ['Straße — 5', 'straße 5'],
  ])('takes %s for %s', (a, b) => expect(fold(a)).toBe(fold(b)));
});

describe('readNumber', () => {
  it.each([
    ['1,234.5', 'en', [1234.5]],
    ['1 234,5', 'fr', [1234.5]],
    ['1\u202f234', 'fr', [1234]],
    ['1.234,5', 'es', [1234.5]],
    ['12,5', 'ru', [12.5]],
    ['١٬٢٣٤٫٥', 'ar', [1234.5]],
    ['۲۳', 'ar', [23]],
    ['１２３', 'zh', [123]],
    ['−7', 'en', [-7]],
    ['40 %', 'fr', [40]],
    ['1,234', 'en', [1234]],
    ['0,125', 'es', [0.125]],
    ['1.234', 'es', [1234, 1.234]],
    ['1,234', 'ar', [1234, 1.234]],
  ] as const)('reads %s in %s', (text, language, readings) =>
    expect(readNumber(text, language)).toEqual(readings),
  );

  it.each(['', 'many', 'between 3 and 5', '1,23,4', '1e9', '٣ أو ٤', '0x10', '12 34'])(
    'does not guess at %j',
    (text) => expect(readNumber(text, 'en')).toEqual([]),
  );
});

describe('readDate', () => {
  it.each([
    ['2027-03-31', 'en'],
    ['2027/3/31', 'fr'],
    ['31 March 2027', 'en'],
    ['the 31st of March, 2027', 'en'],
    ['March 31, 2027', 'en'],
    ['31.03.2027', 'ru'],
    ['31/3/2027', 'fr'],
    ['31 mars 2027', 'fr'],
    ['31 de marzo de 2027', 'es'],
    ['31 марта 2027 г.', 'ru'],
    ['31 март 2027', 'ru'],
    ['٣١ مارس ٢٠٢٧', 'ar'],
    ['٣١ آذار ٢٠٢٧', 'ar'],
    ['31/03/2027', 'ar'],
    ['2027年3月31日', 'zh'],
  ] as const)('reads %s in %s', (text, language) =>
    expect(readDate(text, language)).toEqual(['2027-03-31']),
  );

  it('gives both readings where day and month could be exchanged', () => {
    expect(readDate('3/4/2027', 'en')).toEqual(['2027-04-03', '2027-03-04']);
    expect(readDate('3/4/2027', 'fr')).toEqual(['2027-04-03']);
    expect(readDate('3.4.2027', 'en')).toEqual(['2027-04-03']);
    expect(readDate('25/4/2027', 'en')).toEqual(['2027-04-25']);
  });

  it.each(['30 February 2027', '2027-02-29', '31/11/2027', 'tomorrow', '12 May', '2027', '1/2/27'])(
    'does not take %s',
    (text) => expect(readDate(text, 'en')).toEqual([]),
  );
});

describe('readYesNo', () => {
  it.each(['yes', 'Oui', 'SÍ', 'да', 'نعم', '是', 'D’accord'])('takes %s for yes', (word) =>
    expect(readYesNo(word)).toBe(true),
  );
  it.each(['no', 'Non', 'нет', 'لا', '否', '不是'])('takes %s for no', (word) =>
    expect(readYesNo(word)).toBe(false),
  );
  it.each(['perhaps', 'yes and no', '', 'nobody'])('leaves %j open', (word) =>
    expect(readYesNo(word)).toBeUndefined(),
  );
});

describe('readChoice', () => {
  const topics = options('Network security', 'Cloud computing', 'Quality of service', '5G', 'AI');
  it.each([
    ['2', 'c2'],
    ['no. 2', 'c2'],
    ['٢', 'c2'],
    ['cloud computing', 'c2'],
    ['C3', 'c3'],
    ['cloud', 'c2'],
    ['secur', 'c1'],
    ['5g', 'c4'],
    ['ai', 'c5'],
    ['3. Quality of service', 'c3'],
  ])('finds %s', (text, value) =>
    expect(readChoice(text, topics)).toEqual({ kind: 'found', value }),
  );

  it.each(['6', '0', 'a', 'ring', 'something else', ''])('does not guess at %j', (text) =>
    expect(readChoice(text, topics).kind).toBe('none'),
  );

  it('prefers a label that is a number to a place in the list', () => {
    expect(readChoice('3', options('5', '3', '1'))).toEqual({ kind: 'found', value: 'c2' });
  });

  it('names the candidates instead of choosing between them', () => {
    const reading = readChoice('network', options('Network security', 'Network access'));
    expect(reading).toMatchObject({
      kind: 'unclear',
      candidates: [{ value: 'c1' }, { value: 'c2' }],
    });
  });

  it('reads Arabic with or without the article and Chinese by any two characters', () => {
    expect(readChoice('تدريب', options('التمويل', 'التدريب'))).toEqual({
      kind: 'found',
      value: 'c2',
    });
    expect(readChoice('安全', options('云计算', '网络安全'))).toEqual({
      kind: 'found',
      value: 'c2',
    });
  });
});

describe('readList', () => {
  const labels = options('Security', 'Cloud', 'Skills and training', 'Rules, norms');
  it.each([
    ['1, 3', ['c1', 'c3']],
    ['3 1 2', ['c3', 'c1', 'c2']],
    ['3 > 1 > 2', ['c3', 'c1', 'c2']],
    ['١، ٣ و٢', ['c1', 'c3', 'c2']],
    ['1、2', ['c1', 'c2']],
    ['security; cloud', ['c1', 'c2']],
    ['security and cloud', ['c1', 'c2']],
    ['security et cloud', ['c1', 'c2']],
    ['security y cloud', ['c1', 'c2']],
    ['security и cloud', ['c1', 'c2']],
    ['1和2', ['c1', 'c2']],
    ['skills and training and cloud', ['c3', 'c2']],
    ['rules, norms, cloud', ['c4', 'c2']],
    ['cloud\nsecurity\n', ['c2', 'c1']],
    ['1, 1, 2', ['c1', 'c2']],
  ])('reads %j', (text, values) =>
    expect(readList(text, labels)).toEqual({ kind: 'found', values }),
  );

  it.each(['1-3', '1, bananas', 'all of them', ''])('does not guess at %j', (text) =>
    expect(readList(text, labels).kind).toBe('unclear'),
  );

  it('takes a message of ten thousand marks in its stride', () => {
    expect(readList('a,'.repeat(10_000), labels).kind).toBe('unclear');
  });
});

describe('readCommand', () => {
  it.each([
    ['help', 'help'],
    ['Aide', 'help'],
    ['ayuda!', 'help'],
    ['ПОМОЩЬ', 'help'],
    ['مساعدة', 'help'],
    ['帮助', 'help'],
    ['retour', 'back'],
    ['назад', 'back'],
    ['跳过', 'skip'],
    ['تخطي', 'skip'],
    ['STOP', 'stop'],
    ['stop tout', 'stop'],
    ['/decline', 'decline'],
    ['/parley review', 'review'],
  ])('reads %s as %s', (text, command) => expect(readCommand(text)).toMatchObject({ command }));

  it('reads what a command takes', () => {
    expect(readCommand('change 3')).toEqual({ command: 'change', argument: '3' });
    expect(readCommand('修改3')).toEqual({ command: 'change', argument: '3' });
    expect(readCommand('تعديل ٣')).toEqual({ command: 'change', argument: '3' });
    expect(readCommand('language français')).toEqual({ command: 'language', argument: 'fr' });
    expect(readCommand('язык 中文')).toEqual({ command: 'language', argument: 'zh' });
    expect(readCommand('停止 全部')).toEqual({ command: 'stop', argument: 'all' });
  });

  it.each([
    'help us with training',
    'change management',
    'language barriers',
    'stop the fraud',
    '',
  ])('leaves %j to be an answer', (text) => expect(readCommand(text)).toBeUndefined());

  it('takes a quoted command word for an answer and leaves other quotes alone', () => {
    for (const quoted of ['"help"', '«help»', '“help”', '「help」']) {
      expect(unquoted(quoted)).toBe('help');
    }
    expect(unquoted('"Smart cities"')).toBe('"Smart cities"');
  });

  it('understands each command in each language, as its own help says it', () => {
    const words = {
      en: 'back skip start review submit decline stop',
      fr: 'retour passer reprendre relire envoyer décliner stop',
      es: 'volver omitir continuar revisar enviar declinar stop',
      ru: 'назад пропустить продолжить проверить отправить отказаться стоп',
      ar: 'رجوع تخطي متابعة مراجعة إرسال اعتذار توقف',
      zh: '返回 跳过 继续 查看 提交 谢绝 停止',
    };
    const commands = ['back', 'skip', 'start', 'review', 'submit', 'decline', 'stop'];
    for (const language of LANGUAGES) {
      const read = words[language].split(' ').map((word) => readCommand(word)?.command);
      expect(read).toEqual(commands);
    }
  });
});
