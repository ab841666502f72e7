import { type HTMLElement, parse } from 'node-html-parser';

export interface Page {
  readonly status: number;
  readonly path: string;
  readonly document: HTMLElement;
}

/** A browser without JavaScript: cookies, redirects, and trying again when the line drops. */
export interface Browser {
  get(path: string): Promise<Page>;
  /** Sends a form as a browser does. `twice`: pressed twice in quick succession. */
  submit(path: string, fields: URLSearchParams, twice?: boolean): Promise<Page>;
}

const REDIRECTS_MAX = 5;
/** While the server is away (it may be restarting), a person waits and presses again. */
const TRIES_MAX = 240;
const WAIT_MS = 500;

export function createBrowser(origin: string, onRetry: () => void = () => {}): Browser {
  const cookies = new Map<string, string>();

  async function send(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    for (let tries = 1; ; tries += 1) {
      try {
        const response = await fetch(new URL(path, origin), {
          ...init,
          redirect: 'manual',
          headers: { ...init.headers, cookie, 'accept-language': 'en', origin },
        });
        if (response.status !== 503 || tries >= TRIES_MAX) return response;
        await response.arrayBuffer();
      } catch (cause) {
        if (tries >= TRIES_MAX) throw cause;
      }
      onRetry();
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    }
  }

  function keepCookies(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
  }

  async function follow(first: Response, from: string): Promise<Page> {
    let response = first;
    let path = from;
    for (let hops = 0; hops < REDIRECTS_MAX; hops += 1) {
      keepCookies(response);
      const location = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || location === null) break;
      await response.arrayBuffer();
      path = new URL(location, new URL(path, origin)).pathname;
      response = await send(path, { method: 'GET' });
    }
    return { status: response.status, path, document: parse(await response.text()) };
  }

  const post = (path: string, fields: URLSearchParams) =>
    send(path, { method: 'POST', body: fields });
  return {
    get: async (path) => follow(await send(path, { method: 'GET' }), path),
    submit: async (path, fields, twice = false) => {
      if (!twice) return follow(await post(path, fields), path);
      const [one, other] = await Promise.all([post(path, fields), post(path, fields)]);
      await other.arrayBuffer();
      return follow(one, path);
    },
  };
}
