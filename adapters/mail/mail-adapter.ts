import nodemailer from 'nodemailer';
import type { Adapter, SendOutcome } from '../../src/platform/adapter.ts';
import type { Capabilities } from '../../src/platform/capabilities.ts';
import { sendOnly } from '../../src/platform/send-only.ts';
import { writeLetter } from './write-letter.ts';

export interface MailOptions {
  /** `smtp://` or `smtps://` with user and password where the server asks for them. */
  readonly smtpUrl: string;
  /** As in a header: `TSB <tsb@example.org>`. */
  readonly from: string;
  /** How long one send may take, milliseconds. Shorter than the lease under which it happens. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 30_000;
const CONNECTIONS_MAX = 4;

export const MAIL_CAPABILITIES: Capabilities = {
  transport: 'none',
  textMax: 100_000,
  buttonsMax: 0,
  buttonLabelMax: 0,
  selectMax: 0,
  optionLabelMax: 0,
  multiSelect: false,
  forms: false,
  modals: false,
  edit: false,
  proactive: true,
  idempotentSend: false, // SMTP has no key: the Message-ID only helps the receiver to notice a double
  canLookUp: false,
  // Most servers of institutions take this much; larger bursts look like spam to the receivers.
  pace: [{ per: 'platform', max: 20, everyMs: 1000 }],
};

/** Letters by e-mail. What the server says becomes an outcome; nothing is thrown for it. */
export function createMailAdapter({ smtpUrl, from, timeoutMs = TIMEOUT_MS }: MailOptions): Adapter {
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: CONNECTIONS_MAX,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    platform: 'mail',
    capabilities: MAIL_CAPABILITIES,
    ...sendOnly(async () => transport.close()),
    send: async (message) => {
      const mail = writeLetter(message, from);
      if (mail === undefined) return { kind: 'rejected', reason: 'mail carries letters only' };
      try {
        const { messageId } = await transport.sendMail({
          ...mail,
          attachments: [...mail.attachments],
        });
        return { kind: 'sent', reference: messageId };
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };
}

const RETRY_MS = 60_000;

/** What went wrong before a connection stood. Everything that nodemailer says later may have come after the message. */
const CONNECTING = new Set(['connect', 'getaddrinfo', 'queryA', 'queryAaaa']);
const SETTING_UP = new Set(['CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT']);

/**
 * 4xx: later. 5xx about the recipient: another way. 5xx about us, or wrong credentials: the channel stands still.
 * A connection that never came about sent nothing; one that broke while sending leaves the outcome open.
 */
function outcomeOf(error: unknown): SendOutcome {
  if (!(error instanceof Error)) throw error;
  const { code, responseCode, command, syscall, timeoutType } = error as Error & {
    readonly code?: string;
    readonly responseCode?: number;
    readonly command?: string;
    readonly syscall?: string;
    readonly timeoutType?: string;
  };
  const reason = reasonOf(error, responseCode);
  if (code === 'EAUTH' || code === 'ETLS') return { kind: 'halted', scope: 'platform', reason };
  if (responseCode !== undefined && responseCode >= 500) {
    const isOurs = command === 'MAIL FROM' || command === 'EHLO' || command === 'HELO';
    return isOurs ? { kind: 'halted', scope: 'platform', reason } : { kind: 'rejected', reason };
  }
  if (responseCode !== undefined) {
    // 421: the server itself is busy or closing (RFC 5321, 4.2.2); other 4xx concern this recipient.
    const scope = responseCode === 421 ? 'platform' : 'message';
    return { kind: 'retry', afterMs: RETRY_MS, scope, reason };
  }
  // An address that the server cannot be given at all: nothing was sent.
  if (code === 'EENVELOPE') return { kind: 'rejected', reason };
  const neverBegan =
    code === 'EDNS' || CONNECTING.has(syscall ?? '') || SETTING_UP.has(timeoutType ?? '');
  return neverBegan
    ? { kind: 'retry', afterMs: RETRY_MS, scope: 'platform', reason }
    : { kind: 'unknown', reason };
}

/** Without addresses: reasons are kept and shown longer than the letter. */
function reasonOf(error: Error, responseCode: number | undefined): string {
  const words = error.message.replace(/\S+@\S+/g, '<address>').slice(0, 200);
  return responseCode === undefined ? words : `SMTP ${responseCode}: ${words}`;
}
