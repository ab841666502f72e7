import { createHash } from 'node:crypto';
import type { WebhookReply } from '../../src/platform/adapter.ts';

/** A page for whoever installs Parley: words and at most one way on. It has no script and loads nothing. */
export interface InstallPage {
  readonly status: number;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly link?: { readonly url: string; readonly label: string };
}

const STYLE = `
:root{color-scheme:light dark;--paper:#f7f5f0;--card:#fff;--ink:#17212b;--soft:#515d69;--line:#e0dcd2;--accent:#0a6073;--on:#fff}
@media (prefers-color-scheme:dark){:root{--paper:#10161b;--card:#182027;--ink:#e9edf0;--soft:#a9b4be;--line:#313c46;--accent:#86cddc;--on:#05232b}}
*{box-sizing:border-box}
html{font:100%/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;background:var(--paper);color:var(--ink)}
body{margin:0 auto;max-width:46rem;padding:0 1rem 3rem;overflow-wrap:break-word}
header{display:flex;align-items:center;min-height:4rem}
header b{color:var(--accent);font-size:1.15rem}
header span{color:var(--soft);font-size:.875rem;margin-inline-start:.4rem}
main{padding:clamp(1.25rem,5vw,2.75rem);background:var(--card);border:1px solid var(--line);border-radius:1rem}
h1{margin:0;font-size:clamp(1.4rem,1.15rem + 1.6vw,1.9rem);line-height:1.3}
p{margin:1.1rem 0 0}
code{font-size:1.05em}
.go{display:inline-flex;align-items:center;min-height:2.75rem;padding:.4rem 1.2rem;border-radius:.6rem;background:var(--accent);color:var(--on);font-weight:600;text-decoration:none}
.go:focus-visible{outline:3px solid #d97a00;outline-offset:3px}`;

const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function showPage(
  { status, title, paragraphs, link }: InstallPage,
  headers: WebhookReply['headers'] = {},
): WebhookReply {
  const way = link && `<p><a class="go" href="${escaped(link.url)}">${escaped(link.label)}</a></p>`;
  const body = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} · Parley</title><style>${STYLE}</style></head>
<body><header><b>Parley</b> <span>in Slack</span></header>
<main><h1>${escaped(title)}</h1>
${[...paragraphs.map((text) => `<p>${escaped(text)}</p>`), ...(way ? [way] : [])].join('\n')}
</main></body></html>
`;
  return { status, headers: { ...PAGE_HEADERS, ...headers }, body };
}

const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': POLICY,
  'referrer-policy': 'no-referrer', // the address has a code
  'cache-control': 'no-store',
};

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
