import type { Language } from '../../domain/language.ts';
import { DAY_MS } from '../../domain/time/calendar.ts';
import { genevaDay } from '../../domain/time/geneva.ts';
import type { Attachment, Letter } from '../../platform/adapter.ts';
import type { AgendaRows, AgendaVersion } from '../agenda/rows.ts';
import type { DueToStaff } from '../deliveries/outbox.ts';
import type { StaffMatters, StaffWay } from '../deliveries/staff-matters.ts';
import type { TellingRows } from '../outcomes/telling-rows.ts';
import type { Transactions } from '../ports.ts';
import type { RoundRows } from '../rounds/rows.ts';
import { milestoneLetter } from '../subscriptions/milestone-letter.ts';
import type { SubscriptionRows } from '../subscriptions/rows.ts';
import { digestLetter, type StaffWords } from './digest-letter.ts';
import type { WatchRows } from './watch-rows.ts';

/** An agenda version's document in one language, as files. Implemented by src/infra/documents. */
export type AgendaAttachments = (order: {
  readonly version: AgendaVersion;
  readonly language: Language;
}) => readonly Attachment[];

export interface StaffMattersDeps {
  readonly store: Transactions<{
    watch: WatchRows;
    agenda: AgendaRows;
    rounds: RoundRows;
    subscriptions: SubscriptionRows;
    telling: TellingRows;
  }>;
  readonly words: StaffWords;
  readonly links: { readonly console: string };
  readonly attachments: AgendaAttachments;
}

/** A reader who never had a digest is told of the last week. */
const FIRST_MS = 7 * DAY_MS;

/** What staff are told and given, written at the moment of sending. */
export function createStaffMatters(deps: StaffMattersDeps): StaffMatters {
  return {
    letter: async (due, now, by) => {
      switch (due.kind) {
        case 'document':
          return documentFor(deps, due, by);
        case 'milestones':
          return milestonesFor(deps, { due, now, by });
        case 'follow-up':
          return followUpFor(deps, due, now);
        case 'hook':
          return happeningFor(due);
        default:
          return digestFor(deps, due, now);
      }
    },
  };
}

/** For a program: it has no reader who wants words. */
function happeningFor({ payload }: DueToStaff): Letter | undefined {
  if (payload?.kind !== 'hook') return undefined;
  const { event } = payload;
  return { subject: event.type, paragraphs: [], closing: [], happening: event };
}

/** By mail only when its channel refused for good: then staff learn that from the letter, and can look after it. */
async function milestonesFor(
  deps: StaffMattersDeps,
  { due, now, by }: { readonly due: DueToStaff; readonly now: number; readonly by: StaffWay },
): Promise<Letter | undefined> {
  const letter = await milestoneLetter(deps, due.id, now);
  if (letter === undefined || by === 'chat') return letter;
  const { words } = deps;
  const paragraphs = [words('greeting', { name: due.staff.name }), words('channelRefused')];
  return { ...letter, paragraphs, closing: [words('signature')] };
}

async function digestFor(
  { store, words, links }: StaffMattersDeps,
  { staff }: DueToStaff,
  now: number,
): Promise<Letter | undefined> {
  const rounds = await store.transaction(async ({ watch }) => {
    const since = (await watch.lastDigestAt(staff.id)) ?? now - FIRST_MS;
    return watch.watched(staff.regions, since);
  });
  const roundUrl = (slug: string) => `${links.console}/rounds/${slug}`;
  return digestLetter(words, rounds, { reader: staff, now, roundUrl });
}

/** Nothing where a newer word on the conclusion has been written down meanwhile. */
async function followUpFor(
  { store, words }: StaffMattersDeps,
  { payload, staff }: DueToStaff,
  now: number,
): Promise<Letter | undefined> {
  if (payload?.kind !== 'follow-up') return undefined;
  const due = await store.transaction(({ telling }) => telling.dueFollowUps(genevaDay(now)));
  const one = due.find(({ id }) => id === payload.followUp);
  if (one === undefined) return undefined;
  const { meeting, conclusion, title, nextOn } = one;
  const params = { label: `C${conclusion}`, meeting, title, nextOn };
  return {
    subject: words('followUpSubject', params),
    paragraphs: [words('greeting', { name: staff.name }), words('followUpLead', params)],
    closing: [words('followUpHow'), words('signature')],
  };
}

async function documentFor(
  { store, words, links, attachments }: StaffMattersDeps,
  { payload, staff }: DueToStaff,
  by: StaffWay,
): Promise<Letter | undefined> {
  if (payload?.kind !== 'agenda') return undefined;
  const { round, language } = payload;
  const version = await store.transaction(({ agenda }) =>
    agenda.findVersion(round, payload.version),
  );
  if (version === undefined) return undefined;
  const { number, sha256, content } = version;
  const params = { meeting: content.published.meeting.title, version: number, sha256 };
  const url = `${links.console}/rounds/${round}/agenda/${number}`;
  return {
    subject: words('agendaSubject', params),
    paragraphs: [
      ...(by === 'mail' ? [words('greeting', { name: staff.name })] : []),
      ...(by === 'mail' && payload.to !== undefined ? [words('chatRefused')] : []),
      words('agendaLead', params),
    ],
    link: { url, label: words('agendaLink') },
    closing: by === 'mail' ? [words('signature')] : [],
    attachments: attachments({ version, language }),
  };
}
