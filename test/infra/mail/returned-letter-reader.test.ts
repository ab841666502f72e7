import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReturned } from '../../../src/infra/returned-letter-reader.ts';
import {
  complaintReport,
  exchangeBounce,
  globalBounce,
  gmailBounce,
  outOfOffice,
  postfixBounce,
  readReceipt,
  replyWithBounce,
} from '../../emulators/mail/returned-messages.ts';

const ID = '01930000-0000-7000-8000-0000000000aa';
const TO = 'ada@example.com';
const ABOUT = { id: ID, to: TO };
const read = (message: string) => readReturned(new TextEncoder().encode(message));

describe('a letter that could not be delivered', () => {
  it.each([
    ['Postfix', postfixBounce(ABOUT), '5.1.1'],
    ['Postfix, asked by the delivery', postfixBounce({ ...ABOUT, envelopeId: true }), '5.1.1'],
    ['Exchange', exchangeBounce(ABOUT), '5.1.10'],
    ['Exchange without the letter', exchangeBounce({ ...ABOUT, withoutOriginal: true }), '5.1.10'],
    ['Gmail', gmailBounce(ABOUT), '5.1.1'],
  ])('is read as %s tells it', async (_server, message, status) => {
    const returned = await read(message);
    expect(returned).toMatchObject({ kind: 'failed', letters: [ID], recipients: [TO], status });
    expect(JSON.stringify(returned)).not.toMatch(/reason":"[^"]*@|secret/);
  });

  it('keeps the other side’s words as the reason, on one line', async () => {
    const diagnostic = '550 5.1.1 <ada@example.com>: mailbox\tunknown';
    expect(await read(postfixBounce({ ...ABOUT, diagnostic }))).toMatchObject({
      reason: '5.1.1 550 5.1.1 <address> mailbox unknown',
    });
  });

  it('names an address beyond ASCII in both forms of its domain', async () => {
    const escaped = String.raw`\x{416}\x{430}\x{43d}\x{43d}\x{430}@xn--e1afmkfd.example`;
    const returned = await read(globalBounce({ id: ID, escaped }));
    expect(returned).toMatchObject({ kind: 'failed', letters: [ID], status: '5.1.1' });
    expect(returned).toMatchObject({
      recipients: expect.arrayContaining(['жанна@пример.example', 'жанна@xn--e1afmkfd.example']),
    });
  });

  it('names only those recipients whose failure stays, and the letter’s own address behind a redirection', async () => {
    const groups = `Final-Recipient: rfc822; private@example.net
Original-Recipient: rfc822;ada@example.com
Action: failed
Status: 5.2.1

Final-Recipient: rfc822; slow@example.com
Action: failed
Status: 4.4.7

Final-Recipient: rfc822; fine@example.com
Action: relayed
Status: 2.1.9
`.replaceAll('\n', '\r\n');
    const message = postfixBounce(ABOUT).replace(/Final-Recipient[\s\S]*?(?=\r\n\r\n--B)/, groups);
    expect(await read(message)).toMatchObject({
      recipients: ['ada@example.com', 'private@example.net'],
      status: '5.2.1',
    });
  });

  it('is a passing failure where the status says so, and where nothing is said', async () => {
    expect(await read(postfixBounce({ ...ABOUT, status: '4.4.7' }))).toMatchObject({
      status: '4.4.7',
    });
    const unsaid = postfixBounce({ ...ABOUT, diagnostic: 'no such luck' });
    expect(await read(unsaid.replace(/Status: .*\r\n/, ''))).toMatchObject({ status: '4.0.0' });
    const old = postfixBounce({ ...ABOUT, diagnostic: '550 unknown' });
    expect(await read(old.replace(/Status: .*\r\n/, ''))).toMatchObject({ status: '5.0.0' });
  });
});

describe('a complaint', () => {
  it.each(['abuse', 'fraud', 'opt-out', 'Abuse'])('of the type %s is one', async (type) => {
    expect(await read(complaintReport({ ...ABOUT, type }))).toMatchObject({
      kind: 'complained',
      letters: [ID],
      recipients: [TO],
    });
  });

  it('takes the mailbox from the letter where the provider blanks it out', async () => {
    for (const rcpt of [null, 'redacted@provider.example']) {
      expect(await read(complaintReport({ ...ABOUT, rcpt }))).toMatchObject({ recipients: [TO] });
    }
    const nobody = complaintReport({ id: ID, to: 'redacted', rcpt: null });
    expect(await read(nobody)).toMatchObject({ kind: 'complained', recipients: [] });
  });

  it.each(['not-spam', 'auth-failure', 'virus', 'other', ''])(
    'is not what is reported as "%s"',
    async (type) => {
      expect(await read(complaintReport({ ...ABOUT, type }))).toEqual({
        kind: 'ignored',
        because: 'no-complaint',
      });
    },
  );
});

describe('what says nothing against an address', () => {
  it.each([
    ['delayed', postfixBounce({ ...ABOUT, action: 'delayed', status: '4.4.1' })],
    ['delayed', postfixBounce({ ...ABOUT, action: 'delayed', status: '5.4.1' })],
    ['delivered', postfixBounce({ ...ABOUT, action: 'delivered', status: '2.0.0' })],
    ['out-of-office', outOfOffice(ABOUT)],
    ['receipt', readReceipt(ABOUT)],
    ['no-report', replyWithBounce(ABOUT)],
    ['no-report', 'From: ada@example.com\r\n\r\nThank you. Status: 5.1.1\r\n'],
    ['no-report', ''],
  ])('is ignored: %s', async (because, message) => {
    expect(await read(message)).toEqual({ kind: 'ignored', because });
  });
});

describe('whatever comes in', () => {
  const samples = [
    postfixBounce(ABOUT),
    exchangeBounce(ABOUT),
    gmailBounce(ABOUT),
    complaintReport(ABOUT),
    globalBounce({ id: ID, escaped: String.raw`\x{110000}@x` }),
  ].map((text) => Buffer.from(text));

  it('never throws and names no mailbox or letter that does not stand in it', async () => {
    const damage = fc.record({
      sample: fc.constantFrom(...samples),
      cuts: fc.array(fc.tuple(fc.nat(3000), fc.nat(200), fc.uint8Array({ maxLength: 40 })), {
        maxLength: 5,
      }),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ sample, cuts }) => {
        let bytes = sample;
        for (const [from, length, put] of cuts) {
          bytes = Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + length)]);
        }
        const returned = await readReturned(bytes);
        if (returned.kind === 'ignored') return;
        const text = bytes.toString('latin1').toLowerCase();
        for (const id of returned.letters) expect(text).toContain(id);
        for (const name of returned.recipients) {
          const [local = ''] = name.split('@');
          if (/^[\x21-\x7e]+$/.test(name)) expect(text).toContain(local);
        }
      }),
      { numRuns: 1500 },
    );
  }, 60_000);

  it('never throws for bytes of any kind', async () => {
    const kinds = fc.oneof(
      fc.uint8Array({ maxLength: 2000 }),
      fc.string({ unit: 'binary', maxLength: 1000 }).map((text) => Buffer.from(text)),
    );
    await fc.assert(
      fc.asyncProperty(kinds, async (bytes) => {
        expect((await readReturned(bytes)).kind).toBe('ignored');
      }),
    );
  });

  it('is not slowed down by lines without end', async () => {
    const long = postfixBounce({ ...ABOUT, diagnostic: `550 ${'x'.repeat(3_000_000)}` });
    const nested = `Content-Type: multipart/report; boundary=a\r\n\r\n${'--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n'.repeat(5000)}`;
    const began = performance.now();
    for (const message of [long, nested, `${'x'.repeat(600_000)}: y\r\n\r\n`]) await read(message);
    expect(performance.now() - began).toBeLessThan(3000);
  });
});
