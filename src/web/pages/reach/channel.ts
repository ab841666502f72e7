import { type Html, html } from '../../html.ts';
import { isolated } from '../../words.ts';
import { part, partForm, platformName, problemOf, type ReachPage, typed } from './reach-page.ts';

/** The platform of e-mail. */
const MAIL = 'mail';

/** Which way is tried first; nothing to choose for who has e-mail alone. */
export function channelPart(shown: ReachPage): Html | false {
  const { words } = shown.page;
  const { platforms, preferredPlatform, email } = shown.reach;
  if (platforms.length === 0) return false;
  const chosen = typed(shown, 'channel').text('platform', preferredPlatform ?? '');
  const ways = [
    { value: '', text: words.reach('channelAny') },
    ...platforms.map((platform) => ({ value: platform, text: platformName(shown, platform) })),
    { value: MAIL, text: words.reach('channelMail', { email: isolated(email) }) },
  ];
  const content = html`<fieldset><legend>${words.reach('channelText')}</legend>
${problemOf(shown, 'way0')}
<div class="choices">${ways.map(({ value, text }, index) => html`<label class="choice"><input type="radio" id="way${index}" name="platform" value="${value}"${value === chosen && html` checked`}><span>${text}</span></label>`)}</div></fieldset>
<div class="actions"><button class="primary">${words.reach('save')}</button></div>`;
  const form = partForm(shown, { section: 'channel', act: 'channel', content });
  return part(shown, { section: 'channel', title: 'channelTitle', content: form });
}
