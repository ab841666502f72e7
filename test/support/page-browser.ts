import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';

/** A browser without a script: keeps cookies, follows redirects, sends HTML forms as they stand. */
export interface PageBrowser {
  readonly cookies: Map<string, string>;
  get(path: string): Promise<Page>;
  /** One request, redirects not followed. */
  send(options: InjectOptions): Promise<LightMyRequestResponse>;
  post(path: string, fields: Fields): Promise<Page>;
}

export type Fields = readonly (readonly [string, string])[];

export interface Page {
  readonly path: string;
  readonly status: number;
  readonly html: string;
}

const REDIRECTS_MAX = 5;

export function openBrowser(server: FastifyInstance): PageBrowser {
  const cookies = new Map<string, string>();
  const send = async (options: InjectOptions) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await server.inject({ ...options, headers: { cookie, ...options.headers } });
    for (const { name, value, maxAge } of response.cookies) {
      if (maxAge === 0 || value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  const follow = async (options: InjectOptions): Promise<Page> => {
    let path = String(options.url);
    let response = await send(options);
    for (let hops = 0; response.statusCode === 303; hops += 1) {
      if (hops === REDIRECTS_MAX) throw new Error(`too many redirects, last to ${path}`);
      path = String(response.headers.location).replace(/#.*/, ''); // a place on the page is the browser's own
      response = await send({ method: 'GET', url: path });
    }
    return { path, status: response.statusCode, html: response.body };
  };
  return {
    cookies,
    send,
    get: (path) => follow({ method: 'GET', url: path }),
    post: (path, fields) => follow({ method: 'POST', url: path, ...formBody(fields) }),
  };
}

export function formBody(fields: Fields) {
  return {
    payload: new URLSearchParams(fields.map((field): [string, string] => [...field])).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  };
}

/** The hidden fields of the page's last HTML form before the footer: the one in its main part. */
export function hiddenFields(html: string): Fields {
  const main = html.slice(html.indexOf('<main'));
  const form = main.slice(main.indexOf('<form'), main.indexOf('</form>'));
  return [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(
    ([, name = '', value = '']) => [name, unescaped(value)] as const,
  );
}

/** Fills the control of a question page with its first possibilities. */
export function anAnswer(html: string): Fields {
  const hidden = hiddenFields(html);
  const shape = hidden.find(([name]) => name === 'k')?.[1];
  const main = html.slice(html.indexOf('<main'));
  const radios = [
    ...main.matchAll(/<input type="(?:radio|checkbox)"[^>]* name="([^"]*)" value="([^"]*)"/g),
  ];
  const options = [...main.matchAll(/<option value="([^"]+)"/g)].map(([, value = '']) => value);
  if (shape === 'ranks') return [...hidden, ['r1', options[0] ?? ''], ['r2', options[1] ?? '']];
  if (radios.length > 0) {
    const first = new Map(
      radios.toReversed().map(([, name = '', value = '']) => [unescaped(name), unescaped(value)]),
    );
    return [...hidden, ...first];
  }
  if (options.length > 0) return [...hidden, ['v', options[0] ?? '']];
  return [...hidden, ['v', main.includes('type="email"') ? 'amina@example.org' : 'Our own words']];
}

/** Opens a letter's link and presses Begin; the page is the first question. */
export async function begin(
  browser: Pick<PageBrowser, 'get' | 'post'>,
  token: string,
  language = 'en',
): Promise<Page> {
  await browser.get(`/r/${token}`);
  return browser.post('/r/welcome', [['language', language]]);
}

export function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
