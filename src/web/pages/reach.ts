import { html } from '../html.ts';
import { frame } from './frame.ts';
import { problemSummary } from './problem.ts';
import { awayPart } from './reach/away.ts';
import { channelPart } from './reach/channel.ts';
import { chatsPart } from './reach/chats.ts';
import { closedPart } from './reach/closed.ts';
import { hoursPart } from './reach/hours.ts';
import type { ReachPage } from './reach/reach-page.ts';

/** "When to write to you": hours, absences, the way, and the days on which all are closed. */
export function reachPage(shown: ReachPage): string {
  const { page, refused } = shown;
  const { words } = page;
  return frame(page, {
    title: words.reach('title'),
    problem: refused !== undefined,
    main: html`${refused !== undefined && problemSummary(words.say('problemTitle'), refused.text, refused.target)}
<h1>${words.reach('title')}</h1>
<p class="lead">${words.reach('lead')}</p>
${hoursPart(shown)}
${awayPart(shown)}
${channelPart(shown)}
${chatsPart(shown)}
${closedPart(shown)}`,
  });
}
