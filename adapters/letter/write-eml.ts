import nodemailer from 'nodemailer';
import type { OutboundMessage } from '../../src/platform/adapter.ts';
import { letterHtml, letterText } from '../../src/platform/letter-body.ts';

/** Writes messages to memory instead of a server: the library knows MIME (RFC 2045 to 2047, 2231) better than we do. */
const writer = nodemailer.createTransport({
  streamTransport: true,
  buffer: true,
  newline: 'windows',
  disableFileAccess: true,
  disableUrlAccess: true,
});

/**
 * A letter as an unsent message, text and HTML with its attachments (`X-Unsent` opens it for sending in common mail
 * programs); undefined for anything but a letter.
 */
export async function writeEml(
  message: OutboundMessage,
  from: string,
): Promise<Uint8Array | undefined> {
  if (message.content.kind !== 'letter') return undefined;
  const { letter } = message.content;
  const written = await writer.sendMail({
    from: oneLine(from),
    to: { name: '', address: oneLine(message.to.externalId) },
    subject: oneLine(letter.subject),
    text: letterText(letter),
    html: letterHtml(letter, message),
    // A mail program that keeps it lets a returned letter name its delivery.
    messageId: `<${message.id}@parley.invalid>`,
    headers: { 'X-Unsent': '1', 'Content-Language': message.language },
    attachments: (letter.attachments ?? []).map(({ name, type, body }) => ({
      filename: name,
      contentType: type,
      content: Buffer.from(body),
    })),
  });
  if (!Buffer.isBuffer(written.message)) throw new Error('the message was not written to memory');
  return written.message;
}

/** A line break in a header would begin another header. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
