import type { ShownAccounts } from '../../../application/linking/linking-pages.ts';
import type { MintedCode } from '../../../application/linking/mint-code.ts';
import type { ShownReach } from '../../../application/reach/show-reach.ts';
import { type Html, html } from '../../html.ts';
import type { ReachWord } from '../../words.ts';
import { type ConversationPage, conversationPath } from '../frame.ts';

/** The parts of the page, each with an HTML form of its own. */
export const SECTIONS = ['hours', 'away', 'channel', 'chats', 'closed'] as const;
export type Section = (typeof SECTIONS)[number];

/** What the page is made from. */
export interface ReachPage {
  readonly page: ConversationPage;
  readonly reach: ShownReach;
  readonly linked: ShownAccounts;
  /** The code that was made just now, and for which platform. */
  readonly minted?: MintedCode & { readonly platform: string };
  /** The part that was saved just now. */
  readonly saved?: Section;
  readonly refused?: Refused;
}

/** What was not taken, as it was typed, and why. */
export interface Refused {
  readonly section: Section;
  /** The id of the control that is wrong. */
  readonly target?: string;
  readonly text: string;
  readonly typed: URLSearchParams;
}

/** What a part's HTML form is about; each sends one of these. */
export type Act = 'hours' | 'away' | 'back' | 'channel' | 'link' | 'unlink' | 'close' | 'reopen';
export const ACT_FIELD = 'act';
/** What has nothing to fill in. */
const BUTTONS: ReadonlySet<Act> = new Set(['back', 'reopen', 'link', 'unlink']);

/** Words that stand in another catalogue. */
interface Title {
  readonly text: string;
}

export function part(
  shown: ReachPage,
  { section, title, content }: { section: Section; title: ReachWord | Title; content: Html },
): Html {
  const { words } = shown.page;
  const text = typeof title === 'string' ? words.reach(title) : title.text;
  return html`<section id="${section}"><h2 id="${section}-title">${text}</h2>
${shown.saved === section && html`<p><span class="tag" role="status">${words.reach('saved')}</span></p>`}
${content}</section>`;
}

/** An HTML form of the page. The part's own has its name; a lone button needs none. */
export function partForm(
  { page }: ReachPage,
  { section, act, content }: { section: Section; act: Act; content: Html },
): Html {
  const isButton = BUTTONS.has(act);
  // The reply to this one is the page itself, which then shows its part.
  const place = act === 'link' ? `#${section}` : '';
  return html`<form method="post" action="${conversationPath(page.view, `/reach${place}`)}"${!isButton && html` aria-labelledby="${section}-title"`} novalidate><input type="hidden" name="${ACT_FIELD}" value="${act}">
${content}</form>`;
}

/** What was typed where the part was refused, else what is known. */
export function typed(
  { refused }: ReachPage,
  section: Section,
): { text(name: string, known: string): string; all(name: string, known: string[]): string[] } {
  const fields = refused?.section === section ? refused.typed : undefined;
  return {
    text: (name, known) => fields?.get(name) ?? known,
    all: (name, known) => fields?.getAll(name) ?? known,
  };
}

/** Why the control with this id was not taken, where it is the one. */
export function problemOf({ refused }: ReachPage, id: string): Html | false {
  return refused?.target === id && html`<p id="${id}-problem" class="wrong">${refused.text}</p>`;
}

/** A control's attributes that name its hint and its problem. */
export function describedBy({ refused }: ReachPage, id: string, hint?: string): Html | false {
  const isWrong = refused?.target === id;
  const ids = [hint, isWrong ? `${id}-problem` : undefined].filter((one) => one !== undefined);
  return (
    ids.length > 0 &&
    html` aria-describedby="${ids.join(' ')}"${isWrong && html` aria-invalid="true"`}`
  );
}

/** A platform as people call it; one that is not here any more, by its own name. */
export function platformName({ linked }: Pick<ReachPage, 'linked'>, platform: string): string {
  const known = linked.chats.find((chat) => chat.platform === platform);
  return known?.name ?? platform.charAt(0).toUpperCase() + platform.slice(1);
}
