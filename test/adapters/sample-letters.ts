import type { Language } from '../../src/domain/language.ts';
import type { Letter, OutboundMessage } from '../../src/platform/adapter.ts';

const WORDS: Readonly<Record<Language, string>> = {
  ar: 'اجتماعان ينتظران رأيكم',
  zh: '两个会议等待您的意见',
  en: 'Two meetings wait for your word',
  es: 'Dos reuniones esperan su opinión',
  fr: 'Deux réunions attendent votre avis',
  ru: 'Два совещания ждут вашего мнения',
};

const link = (name: string, label: string) => ({ url: `https://example.org/r/${name}`, label });

/** A letter with all that a letter can have. */
export function letterIn(language: Language, withFiles = false): Letter {
  const words = WORDS[language];
  const body = new TextEncoder().encode(words);
  return {
    subject: `${words} <21>`,
    paragraphs: [`${words} (1).`, `A & B: ${words} *(2)*.`],
    link: link('abc', `${words} (3)`),
    items: ['one', 'two'].map((name) => ({
      title: `CTO <${name}> ${words}`,
      text: `${words}: ${name}.`,
      link: link(name, `${words} ${name}`),
    })),
    closing: [`${words} (4)`],
    stop: link('stop', `${words} (5)`),
    ...(withFiles ? { attachments: [{ name: `${words}.csv`, type: 'text/csv', body }] } : {}),
  };
}

/** All that must be read, and the names of the files. */
export function letterTexts(letter: Letter): readonly string[] {
  const { subject, paragraphs, items = [], closing, stop, attachments = [] } = letter;
  const links = [letter.link, stop, ...items.map((item) => item.link)];
  return [
    ...[subject, ...paragraphs, ...closing],
    ...items.flatMap(({ title, text }) => [title, text]),
    ...links.flatMap((one) => (one === undefined ? [] : [one.label, one.url])),
    ...attachments.map(({ name }) => name),
  ];
}

export function noticeSaying(words: string): OutboundMessage['content'] {
  const prompt = { kind: 'notice', id: 'abcd.1', language: 'en', direction: 'ltr' } as const;
  return {
    kind: 'prompt',
    prompt: { ...prompt, tone: 'info', paragraphs: [words], actions: [] },
  };
}
