import { type Html, html } from '../html.ts';

/** What stands above a page when something was not taken; it has the focus, so that it is read out first. */
export function problemSummary(title: string, text: string, target?: string): Html {
  return html`<div class="summary" role="alert" tabindex="-1" autofocus>
<h2>${title}</h2>
<p>${target === undefined ? text : html`<a href="#${target}">${text}</a>`}</p>
</div>`;
}
