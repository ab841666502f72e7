import type { ContactId } from '../../domain/ids.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import type { Mode } from '../../domain/register/words.ts';
import type { Actor, Transactions } from '../ports.ts';
import type { RegisterDeps } from '../register/at-register.ts';
import { attendMyself, type OwnAttendanceRefusal } from '../register/attend.ts';
import { enterRsvp, type RsvpInput, type RsvpRefusal } from '../register/enter-rsvp.ts';
import { type ComingStore, type ComingView, entryById, viewFor } from './at-entry.ts';

export interface ComingDeps extends Omit<RegisterDeps, 'store'> {
  readonly store: Transactions<ComingStore>;
}

/** What a contact says of its entity. */
export type Said =
  | { readonly kind: 'yes'; readonly mode: Mode }
  | { readonly kind: 'no' }
  | { readonly kind: 'alternate'; readonly contact: string; readonly mode: Mode }
  | { readonly kind: 'here'; readonly presence: Mode };

export interface Speaker {
  readonly entry: string; // id
  readonly contact: ContactId;
}

export type SayRefusal = RsvpRefusal | OwnAttendanceRefusal | 'question-gone';

/** What this contact sees of an entry; undefined: there is no such entry. */
export async function comingView(
  { store, clock }: Pick<ComingDeps, 'store' | 'clock'>,
  { entry: id, contact }: Speaker,
): Promise<ComingView | undefined> {
  return store.transaction(async (rows) => {
    const found = await entryById(rows, id);
    if (found === undefined) return undefined;
    const { member } = found.entry;
    const own = member === null ? undefined : await rows.register.contactOf(member, contact);
    return viewFor(found, contact, { own, now: clock.now() });
  });
}

/**
 * A contact says whether its entity comes, or that it is there itself. Whoever has authority as alternate alone and says "I come" is the
 * alternate who comes.
 * @param by.channel where it was said: "page", a platform
 * @param by.event the press; taken once
 * @returns what it sees then
 */
export async function sayComing(
  deps: ComingDeps,
  speaker: Speaker,
  said: Said,
  by: { readonly channel: string; readonly event: string },
): Promise<Result<ComingView, SayRefusal>> {
  const before = await comingView(deps, speaker);
  if (before === undefined) return refuse('question-gone');
  const place = await deps.store.transaction(({ coming }) => coming.place(speaker.entry));
  const named = { meeting: before.meeting.slug, entry: `R${place?.number}` };
  const actor = { kind: 'contact', id: speaker.contact } as const satisfies Actor;
  const taken =
    said.kind === 'here'
      ? await attendMyself(deps, { ...named, presence: said.presence, event: by.event }, actor)
      : await enterRsvp(deps, { ...named, ...answerOf(before, speaker, said), ...by }, actor);
  if (!taken.ok) return taken;
  const after = await comingView(deps, speaker);
  return after === undefined ? refuse('question-gone') : done(after);
}

type Answer = Pick<RsvpInput, 'answer' | 'mode' | 'alternate'>;

function answerOf(
  { part, alternates, ownEmail }: ComingView,
  { contact }: Speaker,
  said: Exclude<Said, { readonly kind: 'here' }>,
): Answer {
  if (said.kind === 'no') return { answer: 'no' };
  const { mode } = said;
  if (said.kind === 'yes' && part !== 'alternate') return { answer: 'yes', mode };
  const who = said.kind === 'yes' ? contact : said.contact;
  const named = alternates.find((one) => one.contact === who)?.email;
  // Nobody of that id can be sent: what is refused then is somebody without a name.
  const alternate = (who === contact ? ownEmail : named) ?? '?';
  return { answer: 'alternate', mode, alternate };
}
