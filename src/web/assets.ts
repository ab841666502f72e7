import { createHash } from 'node:crypto';
import { STYLE } from './style.ts';

export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly body: string;
}

/** Their addresses carry their hash, so that browsers keep them for good and a new version is a new address. */
export const STYLESHEET = asset('css', 'text/css; charset=utf-8', STYLE);

export const ICON = asset(
  'svg',
  'image/svg+xml',
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#0a6073" d="M6 3h20a4 4 0 0 1 4 4v12a4 4 0 0 1-4 4H15l-8 7v-7H6a4 4 0 0 1-4-4V7a4 4 0 0 1 4-4z"/><path stroke="#fff" stroke-width="2.5" stroke-linecap="round" d="M9 10.5h14M9 16h9"/></svg>',
);

function asset(extension: string, type: string, body: string): Asset {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 10);
  return { path: `/assets/${hash}.${extension}`, type, body };
}
