import type { AnswerValue } from '../../src/conversation/state.ts';
import { cellField, type PageShape, rankField } from '../../src/platform/page-fields.ts';
import { begin, type Fields, type Page, type PageBrowser } from '../support/page-browser.ts';

/** A browser of the server's own pages, over HTTP, beside the chat. */
export function openVisitor(url: string): Pick<PageBrowser, 'get' | 'post'> {
  const cookies = new Map<string, string>();
  const go = async (path: string, init: RequestInit): Promise<Page> => {
    let at = path;
    let request = init;
    for (let hops = 0; hops < 6; hops += 1) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const headers = { ...request.headers, cookie };
      const response = await fetch(new URL(at, url), { ...request, headers, redirect: 'manual' });
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        cookies.set(name, value);
      }
      const html = await response.text();
      if (response.status !== 303) return { path: at, status: response.status, html };
      at = (response.headers.get('location') ?? '').replace(/#.*/, '');
      request = { method: 'GET' };
    }
    throw new Error(`too many redirects, last to ${at}`);
  };
  return {
    get: (path) => go(path, { method: 'GET' }),
    post: (path, fields) =>
      go(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields.map((field): [string, string] => [...field])).toString(),
      }),
  };
}

export interface PageAnswer {
  readonly shape: PageShape;
  readonly value: AnswerValue;
  /** Of "other". */
  readonly words?: string;
}

/** Somebody at the pages of one conversation. */
export interface Visitor {
  readonly first: Page;
  answers(question: string, answer: PageAnswer): Promise<Page>;
  commands(command: string, ...argument: readonly string[]): Promise<Page>;
  sees(): Promise<Page>;
}

/** Opens a letter's link, begins, and acts by the pages' own fields. */
export async function visit(url: string, token: string, language = 'en'): Promise<Visitor> {
  const browser = openVisitor(url);
  const first = await begin(browser, token, language);
  const path = first.path.replace(/[?].*/, '');
  let acts = 0;
  const post = async (fields: Fields): Promise<Page> => {
    acts += 1;
    const page = await browser.post(path, [['n', String(acts)], ...fields]);
    if (page.status !== 200) throw new Error(`${page.status}: ${JSON.stringify(fields)}`);
    return page;
  };
  return {
    first,
    answers: (question, answer) => post([['q', question], ...fieldsOf(answer)]),
    commands: (command, ...argument) =>
      post([['command', command], ...argument.map((one) => ['argument', one] as const)]),
    sees: () => browser.get(path),
  };
}

/** An answer in the fields of a form: every shape has fields of its own, and reads no other's. */
function fieldsOf({ shape, value, words }: PageAnswer): Fields {
  const other = words === undefined ? [] : [['o', 'other'] as const, ['w', words] as const];
  const list = Array.isArray(value) ? value.map(String) : [];
  const cells = typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : [];
  return [
    ['k', shape],
    ...list.map((one, index) => [rankField(index + 1), one] as const),
    ...list.map((one) => ['v', one] as const),
    ...cells.map(([row, column]) => [cellField(row), String(column)] as const),
    ...(typeof value === 'object' ? [] : [['v', String(value)] as const]),
    ...other,
  ];
}
