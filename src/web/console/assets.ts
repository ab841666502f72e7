import { createHash } from 'node:crypto';
import type { Asset } from '../assets.ts';
import { SCRIPT } from './script.ts';
import { CONSOLE_STYLE } from './style.ts';

/** Their addresses carry their hash, so that browsers keep them for good. Nothing in them is secret. */
export const CONSOLE_STYLESHEET = asset('css', 'text/css; charset=utf-8', CONSOLE_STYLE);
export const CONSOLE_SCRIPT = asset('js', 'text/javascript; charset=utf-8', SCRIPT);

function asset(extension: string, type: string, body: string): Asset {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 10);
  return { path: `/assets/console-${hash}.${extension}`, type, body };
}
