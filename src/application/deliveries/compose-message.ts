import { fill } from '../../conversation/text.ts';
import { directionOf, type Language } from '../../domain/language.ts';
import { addresseeState } from '../../domain/rounds/addressee-state.ts';
import type { Letter, OutboundMessage } from '../../platform/adapter.ts';
import type { Candidate } from './channel.ts';
import { composeDigest } from './compose-digest.ts';
import { composeLetter, type LetterMatter, type Occasion } from './compose-letter.ts';
import { composeOffer } from './compose-offer.ts';
import { composeOutcome } from './compose-outcome.ts';
import type { DeliverDeps } from './deliver-due.ts';
import type { BegunPart, DueToMember } from './outbox.ts';

/** A delivery whose attempt is about to begin, with the link that only its letter will know. */
export interface Minted {
  readonly due: DueToMember;
  readonly token?: string; // absent: it carries no link
  readonly replaces?: string; // the reference of an earlier message
  readonly part: BegunPart;
}

/** The whole message as it is true now, in its reader's language: one matter, or a digest of several. */
export async function messageTo(
  deps: DeliverDeps,
  { contact, channel, to }: Candidate,
  parts: readonly [Minted, ...Minted[]],
): Promise<OutboundMessage> {
  const [first] = parts;
  const { due } = first;
  if (due.payload?.kind === 'prompt') {
    const { prompt } = due.payload;
    const { language, direction } = prompt;
    const message = { id: due.id, to, language, direction } as const;
    const content = { kind: 'prompt', prompt } as const;
    const { replaces } = first;
    return replaces === undefined ? { ...message, content } : { ...message, replaces, content };
  }
  const language = contact.language ?? due.addressee.language;
  if (due.payload?.kind === 'link-offer') {
    const prompt = composeOffer(deps.phrases, {
      ...{ offer: due.payload.offer, language, name: contact.name },
      ...{ member: due.addressee.name, meeting: due.round.meetingTitle },
    });
    const { direction } = prompt;
    return { id: due.id, to, language, direction, content: { kind: 'prompt', prompt } };
  }
  const salutation = contact.title === null ? contact.name : `${contact.title} ${contact.name}`;
  const reader = { language, salutation };
  const direction = directionOf(language);
  if (due.kind === 'outcome') {
    const outcomes = await deps.memberMatters.outcomes(due.addressee.id, language);
    const { name: member } = due.addressee;
    const told = { member, meeting: due.round.meetingTitle, outcomes };
    const letter = composeOutcome(deps.phrases, told, reader);
    return { id: due.id, to, language, direction, content: { kind: 'letter', letter } };
  }
  const isChat = channel.addressedBy === 'account';
  const matters = await Promise.all(
    parts.map(async (part) => {
      const matter = await matterOf(deps, part, language);
      return isChat ? { ...matter, here: part.due.addressee.id } : matter;
    }),
  );
  const [matter] = matters;
  if (matter === undefined) throw new Error('a message without a matter');
  const letter: Letter =
    matters.length === 1
      ? composeLetter(deps.phrases, { ...matter, ...reader })
      : composeDigest(deps.phrases, matters, reader);
  return { id: due.id, to, language, direction, content: { kind: 'letter', letter } };
}

async function matterOf(
  deps: DeliverDeps,
  { due, token = '' }: Minted,
  language: Language,
): Promise<Omit<LetterMatter, 'language' | 'salutation'>> {
  const { addressee, round } = due;
  const { url, stopUrl } = linksOf(deps, due, token);
  return {
    occasion: occasionOf(due),
    member: addressee.name,
    meeting: round.meetingTitle,
    now: deps.clock.now(),
    closesAt: addressee.closesAt,
    timeZone: addressee.timeZone,
    missing: await titlesOf(deps, due, language),
    url,
    ...(due.payload?.kind === 'handed-over' ? { handedOverBy: due.payload.from } : {}),
    ...(stopUrl === undefined ? {} : { stopUrl }),
  };
}

/** A receipt answers an act of its reader: there is nothing in it to be stopped. */
function linksOf({ links }: DeliverDeps, { kind }: DueToMember, token: string) {
  const url = links.invitation(token);
  const isOwnAccord = kind === 'invitation' || kind === 'reminder' || kind === 'deadline-moved';
  return isOwnAccord ? { url, stopUrl: links.stop(token) } : { url };
}

/** What a letter is about now, which is not always what it was planned for: who was never invited is not reminded. */
function occasionOf({ kind, payload, addressee }: DueToMember): Occasion {
  const begun = addressee.status === 'partial';
  switch (kind) {
    case 'invitation':
      return payload?.kind === 'handed-over' ? 'handed-over' : 'invitation';
    case 'reminder':
      return addresseeState(addressee) ?? 'not-started';
    case 'deadline-moved':
      return begun ? 'deadline-moved-begun' : 'deadline-moved';
    case 'fresh-link':
      return begun ? 'fresh-link-begun' : 'fresh-link';
    default:
      return 'receipt';
  }
}

/** The titles of the questions that are still open, in the reader's language. */
async function titlesOf(
  { questionnaires }: DeliverDeps,
  { addressee, round, kind }: DueToMember,
  language: Language,
): Promise<readonly string[]> {
  const { missing, status } = addressee;
  if (kind !== 'reminder' || status !== 'partial' || missing.length === 0) return [];
  const questionnaire = await questionnaires.compiled(round.questionnaireVersion);
  return missing.flatMap((name) => {
    const question = questionnaire.byName.get(name);
    return question === undefined ? [] : [fill(question.title, language, () => '…')];
  });
}
