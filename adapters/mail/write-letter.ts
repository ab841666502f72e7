import type { Letter, OutboundMessage } from '../../src/platform/adapter.ts';

/** What nodemailer takes, as far as a letter needs it. */
export interface Mail {
  readonly from: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A letter as mail, text and plain HTML; undefined for anything else. */
export function writeLetter(message: OutboundMessage, from: string): Mail | undefined {
  if (message.content.kind !== 'letter') return undefined;
  const { letter } = message.content;
  return {
    from,
    to: { name: '', address: message.to.externalId },
    subject: letter.subject,
    text: textOf(letter),
    html: htmlOf(letter, message),
    // The same for the same delivery: a receiver that gets it twice can tell.
    messageId: `<${message.id}@${domainOf(from)}>`,
    headers: {
      'Content-Language': message.language,
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      ...(letter.stopUrl === undefined
        ? {}
        : {
            'List-Unsubscribe': `<${letter.stopUrl}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click', // RFC 8058
          }),
    },
  };
}

function textOf(letter: Letter): string {
  const link = letter.link === undefined ? [] : [`${letter.link.label}:\n${letter.link.url}`];
  return `${[...letter.paragraphs, ...link, ...letter.closing].join('\n\n')}\n`;
}

function htmlOf(letter: Letter, { language, direction }: OutboundMessage): string {
  const paragraph = (text: string) => `<p>${escapeHtml(text).replaceAll('\n', '<br>')}</p>`;
  const link =
    letter.link === undefined
      ? ''
      : `<p><a href="${escapeHtml(letter.link.url)}">${escapeHtml(letter.link.label)}</a><br>` +
        `<small dir="ltr">${escapeHtml(letter.link.url)}</small></p>`;
  return [
    `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8">`,
    `<title>${escapeHtml(letter.subject)}</title></head>`,
    `<body dir="${direction}" style="font-family:sans-serif;max-width:38em;line-height:1.5">`,
    ...letter.paragraphs.map(paragraph),
    link,
    ...letter.closing.map(paragraph),
    '</body></html>',
  ].join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

function domainOf(from: string): string {
  return /@([^\s<>@]+)>?\s*$/.exec(from)?.[1] ?? 'parley.invalid';
}
