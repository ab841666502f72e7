import { connect } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { anAnswer, begin, openBrowser } from '../support/page-browser.ts';
import { type QuestionnaireName, usePages } from '../support/pages-world.ts';

const FIRST_LOAD_MAX = 14 * 1024;
const PAGE_MAX = 8 * 1024;

const pages = usePages();
let port = 0;

beforeAll(async () => {
  const address = await pages.server.listen({ port: 0, host: '127.0.0.1' });
  port = Number(new URL(address).port);
});

/** All bytes of one reply as they cross the wire: status line, headers, chunks. */
function bytesOf(path: string, cookie: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let bytes = 0;
    socket.on('data', (chunk) => {
      bytes += chunk.length;
    });
    socket.on('end', () => resolve(bytes));
    socket.on('error', reject);
    const lines = [
      `GET ${path} HTTP/1.1`,
      'Host: 127.0.0.1',
      'Accept-Encoding: gzip, deflate, br',
      `Cookie: ${cookie}`,
      'Connection: close',
    ];
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  });
}

describe.each<QuestionnaireName>(['administrations', 'sector-members'])('%s', (questionnaire) => {
  it.each(['ar', 'zh', 'en', 'es', 'fr', 'ru'] as const)(
    'opens within 14 KB and goes on within 8 KB a page in %s',
    { timeout: 60_000 },
    async (language) => {
      const { token } = await pages.invite({ questionnaire, language });
      const browser = openBrowser(pages.server);
      const cookie = () => [...browser.cookies].map((pair) => pair.join('=')).join('; ');
      const opening = await bytesOf(`/r/${token}`, '');
      const welcome = await browser.get(`/r/${token}`);
      const assets = [...welcome.html.matchAll(/href="(\/assets\/[^"]+)"/g)].map(
        ([, path = '']) => path,
      );
      expect(assets).toHaveLength(2);
      const loads = [welcome.path, ...assets].map((path) => bytesOf(path, cookie()));
      const first = (await Promise.all(loads)).reduce((sum, bytes) => sum + bytes, opening);
      expect(first).toBeLessThanOrEqual(FIRST_LOAD_MAX);

      let page = await begin(browser, token, language);
      for (let turns = 0; page.html.includes('name="k"'); turns += 1) {
        expect(await bytesOf(page.path, cookie())).toBeLessThanOrEqual(PAGE_MAX);
        page = await browser.post(page.path, anAnswer(page.html));
        expect(turns).toBeLessThan(40);
      }
      for (const more of [
        '',
        '/review',
        '/print',
        '/help',
        '/decline',
        '/snooze',
        '/handover',
        '/stop',
        '/leave',
        '/reach',
      ]) {
        expect(await bytesOf(page.path + more, cookie())).toBeLessThanOrEqual(PAGE_MAX);
      }
    },
  );
});
