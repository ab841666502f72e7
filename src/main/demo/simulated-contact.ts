import { PAGE_FIELDS } from '../../platform/page-fields.ts';
import { type Browser, createBrowser, type Page } from './browser.ts';
import type { Chance } from './chance.ts';
import { askedOn, hiddenFields, reply } from './reply.ts';
import type { Words } from './words.ts';

/** What a simulated contact has done so far, for the summary. */
export interface Deeds {
  answers: number;
  refusedReplies: number;
  doubleClicks: number;
  retries: number;
  ended: 'submitted' | 'declined' | 'left' | 'link-refused' | 'closed';
}

export interface Plan {
  readonly link: string; // as it stands in the letter
  readonly words: Words;
  readonly chance: Chance;
  readonly doubleClicks: boolean;
  /** Leaves after so many answers; Infinity: goes to the end. */
  readonly patience: number;
  readonly declines: boolean;
  onAnswer(): void;
}

/** Longer than any questionnaire: more pages than this means that a contact is led in a circle. */
const PAGES_MAX = 120;

/** Follows a link as a person would, through the real pages: reads, fills in, presses buttons. */
export async function takePart(plan: Plan): Promise<Deeds> {
  const deeds: Deeds = {
    answers: 0,
    refusedReplies: 0,
    doubleClicks: 0,
    retries: 0,
    ended: 'left',
  };
  const link = new URL(plan.link);
  const browser = createBrowser(link.origin, () => {
    deeds.retries += 1;
  });
  const welcome = await browser.get(link.pathname);
  const begin = welcome.document.querySelector('form[action="/r/welcome"]');
  if (begin === null) return { ...deeds, ended: 'link-refused' };
  let page = await browser.submit('/r/welcome', hiddenFields(begin), plan.doubleClicks);
  if (plan.declines) return decline(browser, page, plan, deeds);
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const next = await turnPage(browser, page, plan, deeds);
    if (next === undefined) return deeds;
    page = next;
  }
  throw new Error(`a simulated contact never came to the end of ${link.origin}${page.path}`);
}

/** One page further; undefined when there is nothing more to do, with `deeds.ended` saying why. */
async function turnPage(
  browser: Browser,
  page: Page,
  plan: Plan,
  deeds: Deeds,
): Promise<Page | undefined> {
  const asked = askedOn(page.document);
  if (asked !== undefined) {
    if (deeds.answers >= plan.patience) return undefined;
    const twice = plan.doubleClicks && plan.chance.next() < 0.5;
    if (twice) deeds.doubleClicks += 1;
    const fields = reply(asked, plan.words, plan.chance);
    const next = await browser.submit(page.path, fields, twice);
    if (next.status >= 400) deeds.refusedReplies += 1;
    else {
      deeds.answers += 1;
      plan.onAnswer();
    }
    return next;
  }
  const submit = page.document.querySelector('button[value="submit"]');
  const form = submit?.closest('form');
  if (form === null || form === undefined) {
    if (deeds.ended === 'left') deeds.ended = 'closed';
    return undefined;
  }
  const fields = hiddenFields(form);
  fields.append(PAGE_FIELDS.command, 'submit');
  const after = await browser.submit(
    form.getAttribute('action') ?? page.path,
    fields,
    plan.doubleClicks,
  );
  if (askedOn(after.document) !== undefined) return after;
  deeds.ended = 'submitted';
  return undefined;
}

async function decline(browser: Browser, page: Page, plan: Plan, deeds: Deeds): Promise<Deeds> {
  const asking = await browser.get(`${page.path}/decline`);
  const form = asking.document.querySelector('textarea')?.closest('form');
  if (form === null || form === undefined) return { ...deeds, ended: 'closed' };
  const fields = hiddenFields(form);
  fields.append(PAGE_FIELDS.command, 'decline');
  fields.append(PAGE_FIELDS.argument, plan.words.decline());
  await browser.submit(page.path, fields);
  return { ...deeds, ended: 'declined' };
}
