import { html } from '../../html.ts';
import { layout } from '../layout.ts';
import type { Problem } from '../refused.ts';
import { say } from '../words.ts';

/** Who has not signed in lands here; a wrong, an expired and a used link get the same words. */
export function signInPage(
  told: { readonly problem?: Problem; readonly left?: boolean } = {},
): string {
  return layout({
    title: say('signInTitle'),
    problem: told.problem,
    main: html`${told.left && html`<p class="done" role="status">${say('signedOut')}</p>`}
<section class="card"><h1>${say('signInTitle')}</h1>
<p class="lead">${say('signInText')}</p>
<p>${say('signInHow')}</p>
<p class="command" tabindex="0"><code>${say('signInCommand')}</code></p></section>`,
  });
}

/** One button: only pressing it uses the link up, because mail scanners open links, too. */
export function confirmPage(): string {
  return layout({
    title: say('confirmTitle'),
    main: html`<section class="card"><h1>${say('confirmTitle')}</h1>
<p class="lead">${say('confirmText')}</p>
<form method="post" action="/console/sign-in/confirm"><div class="actions"><button class="primary large">${say('confirmButton')}</button></div></form></section>`,
  });
}
