import { setTimeout as delay } from 'node:timers/promises';
import { createBrowser } from './browser.ts';
import type { CastContact, CastMember } from './cast.ts';
import type { ArrivedLetter } from './letter-box.ts';
import { hiddenFields } from './reply.ts';
import { type Deeds, takePart } from './simulated-contact.ts';
import { type SampleWords, wordsIn } from './words.ts';

/** As many people as answer at the same moment. */
const AT_ONCE = 24;
const LOOK_EVERY_MS = 150;

/** What all simulated contacts did together. */
export interface Played {
  acknowledged: number;
  submitted: number;
  declined: number;
  doubleClicks: number;
  retries: number;
  refusedReplies: number;
  colleagues: number;
  lettersRead: number;
}

export interface Play {
  readonly members: readonly CastMember[];
  readonly samples: SampleWords;
  readonly played: Played;
  readLetters(): Promise<readonly ArrivedLetter[]>;
  /** Between looks at the letter box: for the progress view. */
  tick(): Promise<void>;
}

interface Visit {
  readonly member: CastMember;
  readonly contact: CastContact;
  readonly link: string;
  readonly patience: number;
  readonly declines: boolean;
}

const HALFWAY = 5;

/** Reads letters and answers them until `over` says that the phase has ended and nobody is answering any more. */
export async function play(scene: Play, over: () => Promise<boolean>): Promise<void> {
  const queue: Visit[] = [];
  const running = new Set<Promise<void>>();
  const byEmail = new Map(
    scene.members.flatMap((member) =>
      member.contacts.map((contact) => [contact.email, { member, contact }] as const),
    ),
  );
  for (;;) {
    for (const letter of await scene.readLetters()) {
      scene.played.lettersRead += 1;
      const reader = byEmail.get(letter.to);
      const visit = reader === undefined ? undefined : decide(reader, letter.link);
      if (visit !== undefined) queue.push(visit);
    }
    while (running.size < AT_ONCE) {
      const visit = queue.shift();
      if (visit === undefined) break;
      const going: Promise<void> = act(scene, visit).finally(() => running.delete(going));
      running.add(going);
    }
    await scene.tick();
    if (queue.length === 0 && running.size === 0 && (await over())) return;
    await Promise.race([...running, delay(LOOK_EVERY_MS)]);
  }
}

/** What a contact does with the nth letter to its member; undefined: nothing now. */
function decide(
  { member, contact }: { readonly member: CastMember; readonly contact: CastContact },
  link: string,
): Visit | undefined {
  member.letters += 1;
  const visit = { member, contact, link, patience: Number.POSITIVE_INFINITY, declines: false };
  const first = member.letters === 1;
  switch (member.temper) {
    case 'at-once':
      return first ? visit : undefined;
    case 'declines':
      return first ? { ...visit, declines: true } : undefined;
    case 'left-halfway':
      return first ? { ...visit, patience: HALFWAY } : undefined;
    case 'in-two-goes':
    case 'shared':
      return first ? { ...visit, patience: HALFWAY } : visit;
    case 'reminded':
      return member.letters === 2 ? visit : undefined;
    case 'late':
    case 'silent':
      return undefined;
  }
}

/** Follows late members' last links after closing. */
export async function playLate(scene: Play, links: ReadonlyMap<string, string>): Promise<void> {
  const late = scene.members.filter(({ temper }) => temper === 'late');
  await Promise.all(
    late.map(async (member) => {
      const [contact] = member.contacts;
      const link = contact === undefined ? undefined : links.get(contact.email);
      if (contact === undefined || link === undefined) return;
      await act(scene, {
        member,
        contact,
        link,
        patience: Number.POSITIVE_INFINITY,
        declines: false,
      });
    }),
  );
}

async function act(scene: Play, visit: Visit): Promise<void> {
  const { member, contact, link, patience, declines } = visit;
  const { played } = scene;
  const deeds = await takePart({
    ...{ link, patience, declines },
    words: wordsIn(scene.samples, contact.language),
    chance: member.chance,
    doubleClicks: member.chance.next() < 0.2,
    onAnswer: () => {
      played.acknowledged += 1;
    },
  });
  count(played, deeds);
  if (member.temper === 'shared' && deeds.ended === 'left') await callColleague(scene, visit);
}

function count(played: Played, deeds: Deeds): void {
  if (deeds.ended === 'submitted') played.submitted += 1;
  if (deeds.ended === 'declined') played.declined += 1;
  played.doubleClicks += deeds.doubleClicks;
  played.retries += deeds.retries;
  played.refusedReplies += deeds.refusedReplies;
}

/** A colleague asks for a link of her own on the pages; the letter that comes brings her into the same response. */
async function callColleague({ played }: Play, { member, contact, link }: Visit): Promise<void> {
  const colleague = member.contacts.find(({ email }) => email !== contact.email);
  if (colleague === undefined) return;
  played.colleagues += 1;
  const browser = createBrowser(new URL(link).origin);
  const page = await browser.get('/r/link');
  const form = page.document.querySelector('input[name="email"]')?.closest('form');
  if (form === null || form === undefined) return;
  const fields = hiddenFields(form);
  fields.set('email', colleague.email);
  await browser.submit('/r/link', fields);
}
