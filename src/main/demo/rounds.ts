import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addMeeting } from '../../application/meetings/add-meeting.ts';
import { importMembers } from '../../application/members/import-members.ts';
import { type ListedMember, listMembers } from '../../application/members/list-members.ts';
import type { Parley } from '../../application/parley.ts';
import type { Actor } from '../../application/ports.ts';
import { publishQuestionnaire } from '../../application/questionnaires/publish-questionnaire.ts';
import { openNewRound } from '../../application/rounds/open-round.ts';
import type { RoundInput } from '../../application/rounds/round-input.ts';
import { valueOrRefused } from '../../cli/commands/refusal.ts';
import { ADDRESSEE_STATES } from '../../domain/rounds/addressee-state.ts';
import { DAY_MS } from '../../domain/time/calendar.ts';
import { PROJECT } from '../project.ts';

export const ROUNDS = ['administrations', 'sector-members'] as const;
export const TRY_ROUND = 'try-it';

/** The meetings that the rounds are for, in order: administrations are asked before the first, Sector Members before the second. */
export const HELD = [
  ['demo-meeting', 'administrations'],
  ['demo-second-meeting', 'sector-members'],
] as const satisfies readonly (readonly [meeting: string, round: (typeof ROUNDS)[number]])[];
const NEXT_MEETING = 'demo-next-meeting';
/** Days from today. */
const MEETINGS = [
  [HELD[0][0], 60],
  [HELD[1][0], 120],
  [NEXT_MEETING, 180],
] as const;

/** Reminders of a demo come after seconds instead of days; everything else about them is the same. */
const REMINDERS: NonNullable<RoundInput['reminders']> = [
  { anchor: 'opening', offset: 'PT12S', states: [...ADDRESSEE_STATES] },
  { anchor: 'opening', offset: 'PT24S', states: [...ADDRESSEE_STATES] },
];

/** Members and contacts from the sample table, both questionnaires, three meetings: what staff prepare once. */
export async function prepare(parley: Parley, actor: Actor): Promise<void> {
  const table = await parley.files.openTable(join(PROJECT, 'data/samples/members.csv'));
  valueOrRefused(await importMembers(parley, { table, dryRun: false }, actor), parley.refusalWords);
  for (const name of ROUNDS) {
    const text = await readFile(join(PROJECT, `data/questionnaires/${name}.json`), 'utf8');
    valueOrRefused(
      await publishQuestionnaire(parley, JSON.parse(text), actor),
      parley.refusalWords,
    );
  }
  for (const [slug, days] of MEETINGS) {
    const day = isoDay(parley.clock.now() + days * DAY_MS);
    const meeting = {
      ...{
        slug,
        kind: 'cto' as const,
        title: `Demonstration: CTO group meeting, ${day}`,
        startsOn: day,
        endsOn: day,
      },
      ...{ place: 'Geneva (demonstration)', studyPeriod: '2025-2028' },
    };
    valueOrRefused(await addMeeting(parley, meeting, actor), parley.refusalWords);
  }
}

/** The members that a demo asks: all, or as many as wanted, taken evenly from every region. */
export async function chooseMembers(
  parley: Parley,
  actor: Actor,
  most: number | undefined,
): Promise<readonly ListedMember[]> {
  const page = valueOrRefused(
    await listMembers(
      parley,
      { categories: ['developing'], kinds: ['member-state', 'sector-member'], limit: 1000 },
      actor,
    ),
    parley.refusalWords,
  );
  if (most === undefined || most >= page.members.length) return page.members;
  const step = page.members.length / most;
  return Array.from({ length: most }, (_, index) => page.members[Math.floor(index * step)]).filter(
    (member) => member !== undefined,
  );
}

/** Opens both rounds for these members' countries; how many members are asked. */
export async function openRounds(
  parley: Parley,
  actor: Actor,
  members: readonly ListedMember[],
): Promise<number> {
  const now = parley.clock.now();
  let asked = 0;
  for (const [meeting, slug] of HELD) {
    const kind = slug === 'administrations' ? 'member-state' : 'sector-member';
    const of = members.filter((member) => member.kind === kind);
    if (of.length === 0) continue;
    const draft: RoundInput = {
      ...{ slug, meeting, questionnaire: slug },
      closesOn: isoDay(now + 30 * DAY_MS),
      lateUntil: now + 50 * DAY_MS,
      audience: {
        kinds: [kind],
        categories: ['developing'],
        countries: [...new Set(of.map(({ countryIso2 }) => countryIso2))],
      },
      sendWindow: 'any', // a demonstration runs at any hour; its contacts do not sleep
      reminders: REMINDERS,
    };
    const opened = valueOrRefused(
      await openNewRound(parley, { draft }, actor),
      parley.refusalWords,
    );
    asked += opened.addressees;
  }
  return asked;
}

/** A round that stays open after the demo, to answer by hand. */
export async function openTryRound(parley: Parley, actor: Actor): Promise<void> {
  const draft: RoundInput = {
    ...{ slug: TRY_ROUND, meeting: NEXT_MEETING, questionnaire: 'administrations' },
    closesOn: isoDay(parley.clock.now() + 90 * DAY_MS),
    audience: {
      kinds: ['member-state'],
      categories: ['developing'],
      countries: ['EG', 'SN', 'KE', 'UY', 'KZ', 'CN'],
    },
    reminders: [],
  };
  valueOrRefused(await openNewRound(parley, { draft }, actor), parley.refusalWords);
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
