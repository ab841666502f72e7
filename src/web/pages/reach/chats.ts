import type { ChatPlatform } from '../../../application/linking/chats.ts';
import type { LinkedAccount } from '../../../application/linking/rows.ts';
import { dayText } from '../../../application/locale.ts';
import { formatIsoDay } from '../../../domain/time/calendar.ts';
import { localParts } from '../../../domain/time/zone.ts';
import { type Html, html } from '../../html.ts';
import { clockText } from '../../local-days.ts';
import { isolated } from '../../words.ts';
import { part, partForm, platformName, type ReachPage } from './reach-page.ts';

/** Which chats the contact can answer in: those that are linked, and a code for each that may be. */
export function chatsPart(shown: ReachPage): Html | false {
  const { words } = shown.page;
  const { chats, accounts } = shown.linked;
  if (chats.length === 0 && accounts.length === 0) return false;
  const content = html`<p>${words.linking('accountsText')}</p>
${accounts.length > 0 && html`<p>${words.linking('accountsLinked')}</p><ul class="help">${accounts.map((account) => linked(shown, account))}</ul>`}
${chats.map((chat) => (shown.minted?.platform === chat.platform ? code(shown, chat, shown.minted) : button(shown, chat)))}`;
  const title = { text: words.linking('accountsTitle') };
  return part(shown, { section: 'chats', title, content });
}

function linked(shown: ReachPage, { id, platform, since }: LinkedAccount): Html {
  const { words } = shown.page;
  const { timeZone } = shown.reach;
  const params = {
    platform: isolated(platformName(shown, platform)),
    day: isolated(dayText(formatIsoDay(localParts(since, timeZone)), words.language)),
  };
  const spoken = words.linking('accountEndThis', params);
  const content = html`<input type="hidden" name="account" value="${id}"><button class="quiet" aria-label="${spoken}">${words.linking('accountEnd')}</button>`;
  return html`<li>${words.linking('accountSince', params)}
${partForm(shown, { section: 'chats', act: 'unlink', content })}</li>`;
}

function button(shown: ReachPage, { platform, name }: ChatPlatform): Html {
  const { words } = shown.page;
  const label = words.linking('codeMake', { platform: isolated(name) });
  const content = html`<input type="hidden" name="chat" value="${platform}"><div class="actions"><button>${label}</button></div>`;
  return partForm(shown, { section: 'chats', act: 'link', content });
}

function code(
  shown: ReachPage,
  { name, bot, command }: ChatPlatform,
  minted: NonNullable<ReachPage['minted']>,
): Html {
  const { words } = shown.page;
  const names = { platform: isolated(name), bot: isolated(bot) };
  const time = clockText(minted.expiresAt, shown.reach.timeZone, words.language);
  return html`<div class="note" role="status"><p><b>${words.linking('codeTitle', names)}</b></p>
<p>${words.linking('codeHow', names)}</p>
<p class="typed"><code dir="ltr">${command} ${minted.code}</code></p>
<p class="hint">${words.linking('codeUntil', { time: isolated(time) })}</p></div>`;
}
