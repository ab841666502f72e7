import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { createLetterAdapter } from '../../../adapters/letter/letter-adapter.ts';
import { DIGEST, digestTo, letterTo } from '../letters.ts';

async function openFolder() {
  const root = await mkdtemp(join(tmpdir(), 'parley-letters-'));
  const folder = join(root, 'letters');
  const adapter = createLetterAdapter({ folder, from: 'TSB <tsb@example.org>' });
  return {
    folder,
    adapter,
    good: 'ada@example.com',
    arrived: async () =>
      Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8'))),
    close: () => rm(root, { recursive: true }),
  };
}

describe('letter', () => {
  it('writes one whole file that a mail program opens for sending', async () => {
    const { adapter, arrived, close } = await openFolder();
    await adapter.send(letterTo('ada@example.com', 'd-1', 'letter'));
    const [eml = ''] = await arrived();
    const [head] = eml.split('\r\n\r\n');
    expect(head).toContain('X-Unsent: 1');
    expect(head).toContain('To: ada@example.com');
    const { text, html } = await PostalMime.parse(eml);
    expect(text).toContain('Begin:\nhttps://example.org/r/abc');
    expect(html).toContain('href="https://example.org/r/abc"');
    await close();
  });

  it('holds several matters, right-to-left text and files under their own names', async () => {
    const { adapter, arrived, close } = await openFolder();
    await adapter.send(digestTo('ada@example.com', 'd-9', 'letter'));
    const parsed = await PostalMime.parse((await arrived())[0] ?? '');
    expect(parsed.subject).toBe(DIGEST.subject);
    expect(parsed.text).toContain('https://example.org/r/one');
    expect(parsed.html).toContain('dir="rtl"');
    const names = parsed.attachments.map(({ filename }) => filename);
    expect(names).toEqual(DIGEST.attachments?.map(({ name }) => name));
    await close();
  });

  it('keeps a line break in a name out of the headers', async () => {
    const { adapter, arrived, close } = await openFolder();
    await adapter.send(letterTo('ada@example.com\r\nBcc: all@example.com', 'd-2', 'letter'));
    expect((await arrived())[0]).not.toMatch(/^Bcc:/m);
    await close();
  });

  it('says that the channel stands still when its folder cannot be', async () => {
    const { adapter, folder, close } = await openFolder();
    await writeFile(folder, 'a file in its place');
    expect((await adapter.send(letterTo('a@example.com', 'd-3', 'letter'))).kind).toBe('halted');
    await close();
  });
});
