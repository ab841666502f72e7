import type { StaffActor } from '../../application/staff/sessions.ts';
import { mayDo } from '../../domain/permissions.ts';
import { ICON } from '../assets.ts';
import { type Html, html } from '../html.ts';
import { CONSOLE_SCRIPT, CONSOLE_STYLESHEET } from './assets.ts';
import type { Problem } from './refused.ts';
import { roleName, say } from './words.ts';

/** A page on the way to this one: what it is called, where it lies. */
export type Step = readonly [name: string, path: string];

export interface Layout {
  readonly title: string;
  /** Told first, also in the window's title. */
  readonly problem?: Problem | undefined;
  /** Who has signed in; nobody on the pages before that. */
  readonly actor?: StaffActor;
  readonly trail?: readonly Step[];
  readonly main: Html;
}

/** The frame of every page of the console. */
export function layout(page: Layout): string {
  const { title, problem, actor, trail = [], main } = page;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${problem && say('problemPrefix')}${title} – ${say('service')}</title>
<link rel="stylesheet" href="${CONSOLE_STYLESHEET.path}">
<link rel="icon" href="${ICON.path}">
<script src="${CONSOLE_SCRIPT.path}" defer></script>
</head>
<body${actor === undefined && html` class="narrow"`}>
<a class="skip" href="#main">${say('skipToContent')}</a>
<header class="bar"><a class="brand" href="/console"><b>${say('service')}</b> <span>${say('console')}</span></a>${actor && whoIsIn(actor)}</header>
${trail.length > 0 && trailOf(trail)}
<main id="main" tabindex="-1">
${problem && problemBox(problem)}
${main}
</main>
</body>
</html>`.text;
}

function whoIsIn(actor: StaffActor): Html {
  const { name, role } = actor;
  return html`<div class="who">${mayDo(actor, 'operations.see') && html`<a href="/console/operations">${say('operations')}</a>`}<a href="/console/account">${say('signedInAs', { name, role: roleName(role) })}</a>
<form method="post" action="/console/sign-out"><button>${say('signOut')}</button></form></div>`;
}

function trailOf(steps: readonly Step[]): Html {
  return html`<nav class="trail" aria-label="${say('trail')}"><ol>${steps.map(([name, path]) => html`<li><a href="${path}">${name}</a></li>`)}</ol></nav>`;
}

/** It has the focus, so that it is read out first. */
function problemBox({ text, target }: Problem): Html {
  return html`<div class="summary" role="alert" tabindex="-1" autofocus>
<h2>${say('problemTitle')}</h2>
<p>${target === undefined ? text : html`<a href="#${target}">${text}</a>`}</p>
</div>`;
}
