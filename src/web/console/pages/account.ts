import { genevaTime } from '../../../application/geneva-words.ts';
import type { ChatPlatform } from '../../../application/linking/chats.ts';
import type { MintedCode } from '../../../application/linking/mint-code.ts';
import type { StaffAccountRecord } from '../../../application/linking/rows.ts';
import type { StaffActor } from '../../../application/staff/sessions.ts';
import { type Html, html } from '../../html.ts';
import { layout } from '../layout.ts';
import { say } from '../words.ts';

export interface AccountModel {
  readonly actor: StaffActor;
  readonly chats: readonly ChatPlatform[];
  readonly accounts: readonly StaffAccountRecord[];
  readonly minted?: MintedCode | undefined;
  readonly done?: Html | undefined;
}

/** A member of staff's own chat accounts, and a code to link one more. */
export function accountPage(model: AccountModel): string {
  const { actor, accounts, chats, minted, done } = model;
  const platforms = [...new Set(accounts.map(({ platform }) => platform))];
  const nameOf = (platform: string) =>
    chats.find((chat) => chat.platform === platform)?.name ?? platform;
  return layout({
    title: say('account'),
    actor,
    trail: [[say('rounds'), '/console']],
    main: html`<h1>${say('account')}</h1>
<p class="under">${say('accountLead')}</p>
${done}
<section class="card">
${accounts.length === 0 ? html`<p class="none">${say('accountNone')}</p>` : html`<ul>${accounts.map(({ platform, since }) => html`<li>${say('accountSince', { platform: nameOf(platform), time: genevaTime(since) })}</li>`)}</ul>`}
${platforms.map((platform) => html`<form method="post" action="/console/account"><input type="hidden" name="act" value="unlink"><input type="hidden" name="platform" value="${platform}"><button class="quiet">${say('accountEnd', { platform: nameOf(platform) })}</button></form>`)}
</section>
<section class="card">${linkPart(chats, minted)}</section>`,
  });
}

function linkPart(chats: readonly ChatPlatform[], minted: MintedCode | undefined): Html {
  if (chats.length === 0) return html`<p class="none">${say('accountNoChats')}</p>`;
  if (minted === undefined) {
    return html`<form method="post" action="/console/account"><input type="hidden" name="act" value="code"><button class="primary">${say('codeMake')}</button></form>`;
  }
  const { code, expiresAt } = minted;
  return html`<div role="status"><p>${say('codeText', { time: genevaTime(expiresAt) })}</p>
${chats.map(({ name, bot, command }) => html`<p>${say('codeIn', { platform: name, bot })} <code>${command} ${code}</code></p>`)}</div>`;
}
