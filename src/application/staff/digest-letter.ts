import { isSilentMember } from '../../domain/rounds/contact-order.ts';
import { DAY_MS } from '../../domain/time/calendar.ts';
import { parseDuration } from '../../domain/time/duration.ts';
import type { Region } from '../../domain/vocabulary.ts';
import type { Letter, LetterItem } from '../../platform/adapter.ts';
import type { WatchedRound } from './watch-rows.ts';

/** Words for staff, by name (src/messages/en/staff-letters.ts). */
export type StaffWords = (
  name: string,
  params?: Readonly<Record<string, string | number>>,
) => string;

export interface DigestReader {
  readonly name: string;
  readonly email: string;
  readonly regions: readonly Region[];
}

/** What needs a person today, by round; undefined when no round is under way. */
export function digestLetter(
  say: StaffWords,
  rounds: readonly WatchedRound[],
  {
    reader,
    now,
    roundUrl,
  }: {
    readonly reader: DigestReader;
    readonly now: number;
    readonly roundUrl: (slug: string) => string;
  },
): Letter | undefined {
  if (rounds.length === 0) return undefined;
  const told = rounds.map((round) => ({ round, matters: mattersOf(say, round, now) }));
  const attention = told.reduce((sum, { matters }) => sum + matters.length, 0);
  const regions = reader.regions.length === 0 ? 'all' : reader.regions.join(', ');
  return {
    subject: say('digestSubject', { attention }),
    paragraphs: [say('greeting', { name: reader.name }), say('digestLead', { regions })],
    items: told.map(({ round, matters }) =>
      itemOf(say, round, { matters, url: roundUrl(round.slug) }),
    ),
    closing: [say('digestOff', { email: reader.email }), say('signature')],
  };
}

function itemOf(
  say: StaffWords,
  round: WatchedRound,
  { matters, url }: { readonly matters: readonly string[]; readonly url: string },
): LetterItem {
  const { meeting, submitted, asked, begun, declined, closesOn } = round;
  const paused = round.isPaused ? 'yes' : 'no';
  return {
    title: say('roundTitle', { meeting, submitted, asked }),
    text: [say('standing', { begun, declined, closesOn, paused }), ...matters].join('\n'),
    link: { url, label: say('openRound') },
  };
}

/** Each line is something that only a person can mend. */
function mattersOf(say: StaffWords, round: WatchedRound, now: number): readonly string[] {
  const { setAside, unclear, waiting, faults, left, notTheirs, handedOver } = round;
  const frame = { now, escalateAfterMs: lengthOf(round.escalateAfter) };
  const reachable = ({ contacts }: WatchedRound['waiting'][number]) =>
    contacts.some(({ stopped, hasWay }) => !stopped && hasWay);
  const stopped = ({ contacts }: WatchedRound['waiting'][number]) =>
    contacts.length > 0 && contacts.every((contact) => contact.stopped);
  const unreachable = waiting.filter((member) => !reachable(member) && !stopped(member));
  const silent = waiting.filter(
    (member) =>
      reachable(member) &&
      isSilentMember(
        member.contacts.filter(({ hasWay }) => hasWay),
        frame,
      ),
  );
  const names = (members: readonly { readonly name: string }[]) =>
    listed(
      say,
      members.map(({ name }) => name),
    );
  const ways = (lost: WatchedRound['faults']) =>
    listed(
      say,
      lost.map((one) => say('fault', { ...one })),
      '; ',
    );
  const line = (name: string, count: number, params: Readonly<Record<string, string>> = {}) =>
    count === 0 ? [] : [say(name, { count, ...params })];
  return [
    ...line('setAside', setAside),
    ...line('unclear', unclear),
    ...line('unreachable', unreachable.length, { members: names(unreachable) }),
    ...line('silent', silent.length, { members: names(silent) }),
    ...line('faults', faults.length, { ways: ways(faults) }),
    ...line('left', left.length, { ways: ways(left) }),
    ...line('notTheirs', notTheirs.length, { members: listed(say, notTheirs) }),
    ...line('handedOver', handedOver.length, { members: listed(say, handedOver) }),
  ];
}

const SHOWN_MAX = 12;

function listed(say: StaffWords, names: readonly string[], comma = ', '): string {
  const shown = names.slice(0, SHOWN_MAX).join(comma);
  const count = names.length - SHOWN_MAX;
  return count > 0 ? say('andMore', { shown, count }) : shown;
}

/** Checked when the round was drafted. */
function lengthOf(duration: string): number {
  const { days, ms } = parseDuration(duration) ?? { days: 6, ms: 0 };
  return days * DAY_MS + ms;
}
