import type { Language } from '../../domain/language.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import type { GuessLimiter } from '../guess-limiter.ts';
import type { Hash } from '../ports.ts';
import type { ComingView } from './at-entry.ts';
import type { ComingLink } from './rows.ts';
import {
  type ComingDeps,
  comingView,
  type Said,
  type SayRefusal,
  sayComing,
} from './say-coming.ts';

export interface ComingPage extends ComingView {
  readonly language: Language; // the contact's
  readonly contactName: string;
}

export type ComingPageRefusal = SayRefusal | 'slow-down' | 'question-gone';

/** What the page "do you come?" asks of the application. Rights come from the link's contact; looking changes nothing. */
export interface ComingPages {
  show(token: string, source: string): Promise<Result<ComingPage, 'slow-down' | 'question-gone'>>;
  /** @param nonce of the form: sent twice, it is taken once */
  say(
    token: string,
    source: string,
    given: { readonly said: Said; readonly nonce: string },
  ): Promise<Result<ComingPage, ComingPageRefusal>>;
}

interface PagesDeps extends ComingDeps {
  readonly hash: Hash;
  readonly limiter: GuessLimiter;
}

export function comingPages(deps: PagesDeps): ComingPages {
  return {
    show: async (token, source) => {
      const link = await linkOf(deps, token, source);
      if (!link.ok) return link;
      const view = await comingView(deps, link.value);
      return view === undefined ? refuse('question-gone') : done(pageOf(link.value, view));
    },
    say: async (token, source, { said, nonce }) => {
      const link = await linkOf(deps, token, source);
      if (!link.ok) return link;
      const by = { channel: 'page', event: `page:${link.value.id}:${nonce}` };
      const told = await sayComing(deps, link.value, said, by);
      return told.ok ? done(pageOf(link.value, told.value)) : told;
    },
  };
}

function pageOf({ language, contactName }: ComingLink, view: ComingView): ComingPage {
  return { ...view, language, contactName };
}

/** A wrong, an old and a foreign link look the same; whoever tries many is slowed down. */
async function linkOf(
  { store, clock, hash, limiter }: PagesDeps,
  token: string,
  source: string,
): Promise<Result<ComingLink, 'slow-down' | 'question-gone'>> {
  const guess = await limiter.take(source);
  if (!guess.ok) return refuse('slow-down', { seconds: Math.ceil(guess.retryAfterMs / 1000) });
  const link = await store.transaction(({ coming }) => coming.link(hash(token)));
  if (link === undefined || link.expiresAt <= clock.now()) return refuse('question-gone');
  await limiter.giveBack(source);
  return done(link);
}
