import { domainToASCII, domainToUnicode } from 'node:url';
import PostalMime, { type Email } from 'postal-mime';
import type {
  IgnoredBecause,
  ReadReturned,
  ReturnedLetter,
} from '../application/deliveries/returned-letter.ts';
import type { DeliveryId } from '../domain/ids.ts';

/** What stands within a returned message is evidence, never another report: it is not taken apart. */
const LIMITS = { maxRfc822NestingDepth: 0, maxNestingDepth: 30, maxHeadersSize: 512 * 1024 };
/** The machine's part of a report is short; what is longer is no report. */
const FIELDS_MAX = 64 * 1024;
const REASON_MAX = 200;

const DELIVERY_STATUS = /^message\/(global-)?delivery-status$/; // RFC 3464, 6533
const FEEDBACK = /^message\/feedback-report$/; // RFC 5965
const DISPOSITION = /^message\/(global-)?disposition-notification$/; // RFC 8098
const ORIGINAL = /^(message\/(rfc822|global)|(message|text)\/(rfc822|global)-headers)$/;

/** Delivery reports, complaints, and all that comes to the same mailbox besides. */
export const readReturned: ReadReturned = async (message) => {
  const email = await parse(message);
  if (email === undefined) return ignored('unreadable');
  if (!/^multipart\/report\b/i.test(headerOf(email, 'content-type'))) {
    return ignored(isAutomatic(email) ? 'out-of-office' : 'no-report');
  }
  const feedback = partOf(email, FEEDBACK);
  if (feedback !== undefined) return complaint(fieldGroups(feedback), await originalOf(email));
  const status = partOf(email, DELIVERY_STATUS);
  if (status !== undefined) return deliveryReport(fieldGroups(status), email);
  return ignored(partOf(email, DISPOSITION) === undefined ? 'no-report' : 'receipt');
};

/** What a stranger sent may be anything; the library throws for what goes beyond its limits. */
async function parse(message: Uint8Array): Promise<Email | undefined> {
  try {
    return await PostalMime.parse(message, LIMITS);
  } catch {
    return undefined;
  }
}

function ignored(because: IgnoredBecause): ReturnedLetter {
  return { kind: 'ignored', because };
}

/** RFC 3834, and what programs did before it. */
function isAutomatic(email: Email): boolean {
  const submitted = headerOf(email, 'auto-submitted').trim().toLowerCase();
  return (
    (submitted !== '' && !submitted.startsWith('no')) ||
    headerOf(email, 'x-autoreply') !== '' ||
    headerOf(email, 'x-autorespond') !== '' ||
    /auto_?reply/i.test(headerOf(email, 'precedence'))
  );
}

function headerOf({ headers }: Email, name: string): string {
  return headers.find(({ key }) => key === name)?.value ?? '';
}

function partOf(email: Email, type: RegExp): Uint8Array | undefined {
  const content = email.attachments.find(({ mimeType }) => type.test(mimeType))?.content;
  if (content === undefined || typeof content === 'string') return undefined;
  return new Uint8Array(content);
}

/** The headers of the letter that came back, however much of it did. */
async function originalOf(email: Email): Promise<Email | undefined> {
  const part = partOf(email, ORIGINAL);
  return part === undefined ? undefined : parse(part);
}

type Fields = ReadonlyMap<string, readonly string[]>;

/** The machine's part: groups of `Name: value`, an empty line between them. */
function fieldGroups(part: Uint8Array): readonly Fields[] {
  const text = new TextDecoder().decode(part.subarray(0, FIELDS_MAX)).replaceAll('\r', '');
  return text.split(/\n[ \t]*\n/).map((block) => {
    const fields = new Map<string, string[]>();
    for (const line of block.replace(/\n[ \t]+/g, ' ').split('\n')) {
      const colon = line.indexOf(':');
      if (colon <= 0) continue;
      const name = line.slice(0, colon).trim().toLowerCase();
      fields.set(name, [...(fields.get(name) ?? []), line.slice(colon + 1).trim()]);
    }
    return fields;
  });
}

function fieldOf(fields: Fields, name: string): string {
  return fields.get(name)?.[0] ?? '';
}

/** A delivery report has a group for the message, then one for each recipient. */
async function deliveryReport(groups: readonly Fields[], email: Email): Promise<ReturnedLetter> {
  const recipients = groups
    .filter((group) => group.has('final-recipient') || group.has('original-recipient'))
    .map(recipientOf);
  const failed = recipients.filter(({ action }) => action === 'failed');
  if (failed.length === 0) {
    if (recipients.length === 0) return ignored('no-report');
    return ignored(recipients.some(({ action }) => action === 'delayed') ? 'delayed' : 'delivered');
  }
  const permanent = failed.filter(({ status }) => status.startsWith('5.'));
  const told = permanent.length > 0 ? permanent : failed;
  const [first] = told;
  const original = await originalOf(email);
  const envelopeIds = groups.map((group) => fieldOf(group, 'original-envelope-id'));
  const named = deliveryIds([...envelopeIds, original?.messageId]);
  const answered = deliveryIds([email.inReplyTo, ...(email.references ?? '').split(/\s+/)]);
  return {
    kind: 'failed',
    letters: named.length > 0 ? named : answered,
    recipients: [...new Set(told.flatMap(({ names }) => names))],
    status: first?.status ?? '5.0.0',
    reason: harmless(`${first?.status ?? ''} ${first?.diagnostic ?? ''}`),
  };
}

function recipientOf(group: Fields) {
  const diagnostic = fieldOf(group, 'diagnostic-code')
    .replace(/^[^;]*;/, '')
    .trim();
  const status = statusOf(fieldOf(group, 'status'), diagnostic);
  const action = /^[a-z]+/i.exec(fieldOf(group, 'action'))?.[0].toLowerCase();
  return {
    action: action ?? (status.startsWith('5.') ? 'failed' : 'delayed'),
    status,
    diagnostic,
    names: ['original-recipient', 'final-recipient'].flatMap((name) =>
      spellings(fieldOf(group, name)),
    ),
  };
}

/** The status field, or else what the diagnosis begins with: "550 5.1.1 ...", "550-...". Unsaid, nothing is held permanent. */
function statusOf(field: string, diagnostic: string): string {
  const said = /\b([245]\.\d{1,3}\.\d{1,3})\b/;
  const enhanced = said.exec(field)?.[1] ?? said.exec(diagnostic)?.[1];
  if (enhanced !== undefined) return enhanced;
  return /^5\d\d\b/.test(diagnostic) ? '5.0.0' : '4.0.0';
}

/** Kinds of feedback that mean: do not write to me. Others are about the mail's technique, or praise. */
const COMPLAINTS = new Set(['abuse', 'fraud', 'opt-out', 'opt-out-list']);

function complaint(groups: readonly Fields[], original: Email | undefined): ReturnedLetter {
  const kind = groups.map((group) => fieldOf(group, 'feedback-type')).find((text) => text !== '');
  if (kind === undefined || !COMPLAINTS.has(kind.toLowerCase())) return ignored('no-complaint');
  const said = groups.flatMap((group) => group.get('original-rcpt-to') ?? []).flatMap(spellings);
  const written = (original?.to ?? []).flatMap(({ address }) => spellings(address ?? ''));
  return {
    kind: 'complained',
    letters: deliveryIds([original?.messageId]),
    recipients: [...new Set(said.length > 0 ? said : written)],
    reason: `complaint: ${kind.toLowerCase()}`,
  };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** `<delivery id@domain>`, or the bare id where it was given as the envelope's. */
function deliveryIds(names: readonly (string | undefined)[]): readonly DeliveryId[] {
  const ids = names.map((name = '') => name.trim().replace(/^</, '').split('@')[0] ?? '');
  const lower = ids.map((id) => id.toLowerCase()).filter((id) => UUID.test(id));
  return [...new Set(lower)].map((id) => id as DeliveryId);
}

const ADDRESS = /^[^\s@]{1,64}@[^\s@]{1,253}$/;

/** `rfc822; ada@example.org`, `utf-8; \x{436}@...` (RFC 6533), `<ada@example.org>`; with the domain in both its forms. */
function spellings(field: string): readonly string[] {
  const address = field
    .replace(/^[a-z0-9-]+\s*;/i, '')
    .replace(/\\x\{([0-9a-f]{1,6})\}/gi, (_whole, hex: string) => character(hex))
    .trim()
    .replace(/^<(.*)>$/, '$1')
    .normalize('NFC')
    .toLowerCase();
  const at = address.lastIndexOf('@');
  if (!ADDRESS.test(address) || address.startsWith('redacted')) return [];
  const domain = address.slice(at + 1);
  const forms = [domain, domainToASCII(domain), domainToUnicode(domain)].filter(
    (one) => one !== '',
  );
  return [...new Set(forms)].map((form) => address.slice(0, at + 1) + form);
}

function character(hex: string): string {
  const point = Number.parseInt(hex, 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : '';
}

/** Kept and shown longer than the message: one line, without addresses and control characters. */
function harmless(text: string): string {
  const plain = text.slice(0, 4 * REASON_MAX).replace(/[\p{C}\s]+/gu, ' ');
  return plain
    .replace(/\S+@\S+/g, '<address>')
    .trim()
    .slice(0, REASON_MAX);
}
