import type { OutboundMessage } from '../../src/platform/adapter.ts';

/**
 * A letter as an unsent message (RFC 5322 and 2047, `X-Unsent` opens it for sending in common mail programs);
 * undefined for anything but a letter.
 */
export function writeEml(message: OutboundMessage, from: string): string | undefined {
  if (message.content.kind !== 'letter') return undefined;
  const { letter } = message.content;
  const link = letter.link === undefined ? [] : [`${letter.link.label}:\n${letter.link.url}`];
  const text = `${[...letter.paragraphs, ...link, ...letter.closing].join('\n\n')}\n`;
  const headers = [
    'X-Unsent: 1',
    `From: ${oneLine(from)}`,
    `To: ${oneLine(message.to.externalId)}`,
    `Subject: ${encodeWords(oneLine(letter.subject))}`,
    `Content-Language: ${message.language}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
  ];
  return `${headers.join('\r\n')}\r\n\r\n${base64Lines(text.replaceAll('\n', '\r\n'))}\r\n`;
}

/** A line break in a header would begin another header. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** UTF-8 bytes in one encoded word: 75 characters less `=?utf-8?B?` and `?=`, in base64. */
const WORD_BYTES = 45;

function encodeWords(text: string): string {
  const words: string[] = [];
  let word = '';
  for (const character of text) {
    if (Buffer.byteLength(word + character) > WORD_BYTES) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  return [...words, word]
    .map((part) => `=?utf-8?B?${Buffer.from(part).toString('base64')}?=`)
    .join('\r\n ');
}

function base64Lines(text: string): string {
  return (
    Buffer.from(text)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\r\n');
}
