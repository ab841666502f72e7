import { setTimeout as delay } from 'node:timers/promises';
import { createBrowser } from './browser.ts';
import type { CastContact, CastMember } from './cast.ts';
import type { ChatShare, PlayedInChat } from './chat/share.ts';
import { type Arrival, decide, pageLink, type Visit } from './decide.ts';
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
  /** Also those that came in chats. */
  lettersRead: number;
}

export interface Play {
  readonly members: readonly CastMember[];
  readonly samples: SampleWords;
  readonly played: Played;
  /** Who sent or declined on the pages, and when the acknowledgement had come. */
  readonly ended: { readonly email: string; readonly at: number }[];
  /** The chats in which some of them are. */
  readonly shares: readonly ChatShare[];
  readLetters(): Promise<readonly ArrivedLetter[]>;
  /** Between looks at the letter box: for the progress view. */
  tick(): Promise<void>;
}

/** Reads letters and answers them until `over` says that the phase has ended and nobody is answering any more. */
export async function play(scene: Play, over: () => Promise<boolean>): Promise<void> {
  const queue: Visit[] = [];
  const running = new Set<Promise<void>>();
  /** A person does one thing at a time. */
  const busy = new Set<CastContact>();
  const byEmail = new Map(
    scene.members.flatMap((member) =>
      member.contacts.map((contact) => [contact.email, { member, contact }] as const),
    ),
  );
  for (;;) {
    for (const arrival of await arrivals(scene, byEmail)) {
      const visit = decide(arrival);
      if (visit !== undefined) queue.push(visit);
    }
    while (running.size < AT_ONCE) {
      const next = queue.findIndex(({ contact }) => !busy.has(contact));
      const [visit] = next < 0 ? [] : queue.splice(next, 1);
      if (visit === undefined) break;
      busy.add(visit.contact);
      const going: Promise<void> = act(scene, visit).finally(() => {
        busy.delete(visit.contact);
        running.delete(going);
      });
      running.add(going);
    }
    await scene.tick();
    if (queue.length === 0 && running.size === 0 && (await over())) return;
    await Promise.race([...running, delay(LOOK_EVERY_MS)]);
  }
}

/** What has come since the last look, by letter and in chats. */
async function arrivals(
  { readLetters, shares, played }: Play,
  byEmail: ReadonlyMap<string, Pick<Arrival, 'member' | 'contact'>>,
): Promise<readonly Arrival[]> {
  const letters = await readLetters();
  const calls = shares.flatMap((share) => share.calls());
  played.lettersRead += letters.length + calls.length;
  return [
    ...letters.flatMap(({ to, link }): Arrival[] => {
      const reader = byEmail.get(to);
      return reader === undefined ? [] : [{ ...reader, by: { link } }];
    }),
    ...calls.map(({ message, ...reader }): Arrival => ({ ...reader, by: { call: message } })),
  ];
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
        ...{ by: { link }, where: 'page', moved: false, declines: false },
        patience: Number.POSITIVE_INFINITY,
      });
    }),
  );
}

async function act(scene: Play, visit: Visit): Promise<void> {
  const { member, contact } = visit;
  if (member.hasEnded) return; // a letter that crossed the reply is laid aside
  const words = wordsIn(scene.samples, contact.language);
  const doubleClicks = member.chance.next() < 0.2;
  const onAnswer = () => {
    scene.played.acknowledged += 1;
  };
  const who = { ...visit, words, doubleClicks, onAnswer };
  const share = scene.shares.find(({ platform }) => platform === member.route?.chat);
  if (share !== undefined) move(share.played, visit);
  const deeds =
    visit.where === 'chat'
      ? await share?.visit(who)
      : await takePart({ ...who, chance: member.chance, link: pageLink(visit.by) });
  if (deeds === undefined) return;
  member.hasEnded = deeds.ended === 'submitted' || deeds.ended === 'declined';
  if (member.hasEnded && visit.where !== 'chat') {
    scene.ended.push({ email: contact.email, at: Date.now() });
  }
  count(scene.played, deeds);
  if (member.temper === 'shared' && deeds.ended === 'left') await callColleague(scene, visit);
}

function move(inChat: PlayedInChat, { where, by, moved }: Visit): void {
  if ('call' in by) inChat.called += 1;
  if (moved && where === 'chat') inChat.toChat += 1;
  if (moved && where === 'page') inChat.toPages += 1;
}

function count(played: Played, deeds: Deeds): void {
  if (deeds.ended === 'submitted') played.submitted += 1;
  if (deeds.ended === 'declined') played.declined += 1;
  played.doubleClicks += deeds.doubleClicks;
  played.retries += deeds.retries;
  played.refusedReplies += deeds.refusedReplies;
}

/** A colleague asks for a link of her own on the pages; the letter that comes brings her into the same response. */
async function callColleague({ played }: Play, { member, contact, by }: Visit): Promise<void> {
  const colleague = member.contacts.find(({ email }) => email !== contact.email);
  if (colleague === undefined) return;
  played.colleagues += 1;
  const browser = createBrowser(new URL(pageLink(by)).origin);
  const page = await browser.get('/r/link');
  const form = page.document.querySelector('input[name="email"]')?.closest('form');
  if (form === null || form === undefined) return;
  const fields = hiddenFields(form);
  fields.set('email', colleague.email);
  await browser.submit('/r/link', fields);
}
