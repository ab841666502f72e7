import type { Attachment, OutboundMessage } from '../../src/platform/adapter.ts';
import { letterHtml, letterText } from '../../src/platform/letter-body.ts';

/** What nodemailer takes, as far as a letter needs it. */
export interface Mail {
  readonly from: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly attachments: readonly MailAttachment[];
  readonly dsn: {
    readonly id: string;
    readonly return: 'headers';
    readonly notify: 'failure';
    readonly recipient?: string;
  };
}

export interface MailAttachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Buffer;
}

/** A letter as mail, text and plain HTML; undefined for anything else. */
export function writeLetter(message: OutboundMessage, from: string): Mail | undefined {
  if (message.content.kind !== 'letter') return undefined;
  const { letter } = message.content;
  return {
    from,
    to: { name: '', address: message.to.externalId },
    subject: letter.subject,
    text: letterText(letter),
    html: letterHtml(letter, message),
    // The same for the same delivery: a receiver that gets it twice can tell, and what comes back names it.
    messageId: `<${message.id}@${domainOf(from)}>`,
    headers: {
      'Content-Language': message.language,
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      ...stopHeaders(letter.stop?.url),
    },
    attachments: (letter.attachments ?? []).map(mailAttachment),
    dsn: reportWanted(message),
  };
}

/** RFC 2369; one click by RFC 8058 only where the address is https, as that RFC demands. */
function stopHeaders(stopUrl: string | undefined): Readonly<Record<string, string>> {
  if (stopUrl === undefined) return {};
  return {
    'List-Unsubscribe': `<${stopUrl}>`,
    ...(stopUrl.startsWith('https:') && {
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  };
}

/**
 * What a server that knows delivery reports (RFC 3461) is asked for: only failures, never the letter's own words, and with
 * the delivery and the address as we know them. Other servers are not told, and their reports have the Message-ID.
 */
function reportWanted({ id, to }: OutboundMessage): Mail['dsn'] {
  const isPlain = /^[\x21-\x7e]+$/.test(to.externalId);
  const recipient = isPlain ? { recipient: `rfc822;${to.externalId}` } : {};
  return { id, return: 'headers', notify: 'failure', ...recipient };
}

function mailAttachment({ name, type, body }: Attachment): MailAttachment {
  return { filename: name, contentType: type, content: Buffer.from(body) };
}

function domainOf(from: string): string {
  return /@([^\s<>@]+)>?\s*$/.exec(from)?.[1] ?? 'parley.invalid';
}
