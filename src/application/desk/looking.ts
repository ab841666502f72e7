import { done, type Result, refuse } from '../../domain/refusal.ts';
import type { Progress } from '../../domain/rounds/progress.ts';
import type { Region } from '../../domain/vocabulary.ts';
import type { Shown } from '../../platform/shown.ts';
import { dayText } from '../geneva-words.ts';
import { occasionWords } from '../rounds/calendar-words.ts';
import { previewAudience } from '../rounds/preview-audience.ts';
import { roundCalendar } from '../rounds/round-calendar.ts';
import {
  listRounds,
  missingMembers,
  type RoundStatus,
  roundStatus,
} from '../rounds/round-status.ts';
import { closingWords } from '../rounds/round-words.ts';
import type { RoundRecord } from '../rounds/rows.ts';
import type { StaffActor } from '../staff/sessions.ts';
import type { DeskDeps } from './deps.ts';
import { notice, refused } from './notice.ts';
import { pictureOf, total } from './picture.ts';

/** A chat shows a screenful: more is one word away. */
const ROUNDS_MAX = 15;
const MISSING_MAX = 20;
const NEXT_MAX = 3;
const GAPS_MAX = 8;

/** All rounds that are not put away: state, closing, how many answered. */
export async function showRounds(deps: DeskDeps, actor: StaffActor): Promise<readonly Shown[]> {
  const { words } = deps;
  const rounds = await listRounds(deps, actor);
  if (!rounds.ok) return [await refused(deps, actor, rounds)];
  const living = rounds.value.filter(({ state }) => state !== 'archived');
  const shown = living.slice(0, ROUNDS_MAX);
  const lines: string[] = [];
  for (const round of shown) lines.push(await roundLines(deps, actor, round));
  const more = rounds.value.length - shown.length;
  const paragraphs = [
    ...(lines.length === 0 ? [words('deskRoundsNone')] : lines),
    ...(more > 0 ? [words('deskRoundsMore', { count: more })] : []),
    ...(shown[0] === undefined ? [] : [words('deskRoundsNext', { round: shown[0].slug })]),
  ];
  return [notice('info', { title: words('rounds'), paragraphs })];
}

async function roundLines(deps: DeskDeps, actor: StaffActor, round: RoundRecord): Promise<string> {
  const { words } = deps;
  const status =
    round.openedAt === null ? undefined : await roundStatus(deps, { round: round.slug }, actor);
  const counts = status?.ok ? status.value.progress.byStatus : undefined;
  const answered =
    counts === undefined
      ? []
      : [words('answeredOf', { submitted: counts.submitted, asked: total(counts) })];
  return [
    `${round.slug}: ${round.meetingTitle}`,
    [standing(deps, round), ...answered].join(' · '),
  ].join('\n');
}

/** "Open · Closes on 31 March 2027 · 12 days left". */
export function standing({ words, clock }: DeskDeps, round: RoundRecord): string {
  return `${words(`state.${round.state}`)} · ${closingWords(words, round, clock.now())}`;
}

/** One round: the picture of its response, who is missing, what goes out next. */
export async function showStatus(
  deps: DeskDeps,
  actor: StaffActor,
  ask: { readonly round: string; readonly region?: Region; readonly page: number },
): Promise<readonly Shown[]> {
  const status = await roundStatus(deps, ask, actor);
  if (!status.ok) return [await refused(deps, actor, status)];
  if (ask.region !== undefined || ask.page > 1) return showMissing(deps, actor, ask);
  const { words } = deps;
  const { round, progress } = status.value;
  const title = `${round.meetingTitle} (${round.slug})`;
  if (round.openedAt === null) {
    const asked = await previewAudience(deps, { audience: round.audience }, actor);
    const count = asked.ok ? [words('wouldAsk', { asked: asked.value.asked })] : [];
    return [notice('info', { title, paragraphs: [standing(deps, round), ...count] })];
  }
  const { submitted } = progress.byStatus;
  const paragraphs = [
    standing(deps, round),
    words('answeredOf', { submitted, asked: progress.asked }),
    ...gapLines(deps, progress.gaps),
    ...(await nextLines(deps, actor, round)),
    ...troubleLines(deps, status.value),
  ];
  const picture = pictureOf(words, progress);
  const missing = await showMissing(deps, actor, ask);
  return [notice('info', { title, paragraphs, picture }), ...missing];
}

async function nextLines(
  deps: DeskDeps,
  actor: StaffActor,
  { slug, state }: RoundRecord,
): Promise<readonly string[]> {
  const { words } = deps;
  if (state === 'closed' || state === 'archived') return [];
  if (state === 'paused') return [words('calendarPaused')];
  const calendar = await roundCalendar(deps, { round: slug }, actor);
  if (!calendar.ok || calendar.value.lines.length === 0) return [words('nextNothing')];
  const lines = calendar.value.lines
    .slice(0, NEXT_MAX)
    .map(({ day, occasion, asThingsStand }) =>
      words('nextLine', { day: dayText(day), what: occasionWords(occasion), count: asThingsStand }),
    );
  return [[words('nextTitle'), ...lines].join('\n')];
}

/** Regions and categories of which nobody has answered. */
function gapLines({ words }: DeskDeps, gaps: Progress['gaps']): readonly string[] {
  if (gaps.length === 0) return [];
  const named = gaps.slice(0, GAPS_MAX).map(({ region, category }) =>
    words('gap', {
      category: words(`category.${category}`),
      region: words(`region.${region}`),
    }),
  );
  const rest = gaps.length - named.length;
  return [words('gapsLine', { gaps: named.join('; '), rest })];
}

/** What only a person can mend. */
function troubleLines(
  { words }: DeskDeps,
  { unreachable, deliveries }: RoundStatus,
): readonly string[] {
  const aside = deliveries
    .filter(({ state }) => state === 'shunted' || state === 'unknown')
    .reduce((sum, { count }) => sum + count, 0);
  return [
    ...(unreachable.length === 0
      ? []
      : [words('statusUnreachable', { count: unreachable.length })]),
    ...(aside === 0 ? [] : [words('statusAside', { count: aside })]),
  ];
}

/** Who has neither answered nor declined, by region, a screenful at a time. */
async function showMissing(
  deps: DeskDeps,
  actor: StaffActor,
  ask: { readonly round: string; readonly region?: Region; readonly page: number },
): Promise<readonly Shown[]> {
  const { words } = deps;
  const found = await missingMembers(deps, ask, actor);
  if (!found.ok) return [await refused(deps, actor, found)];
  const all = found.value;
  const pages = Math.max(1, Math.ceil(all.length / MISSING_MAX));
  const page = Math.min(Math.max(1, ask.page), pages);
  const shown = all.slice((page - 1) * MISSING_MAX, page * MISSING_MAX);
  const title = words(ask.region === undefined ? 'missing' : 'missingOf', {
    count: all.length,
    region: ask.region === undefined ? '' : words(`region.${ask.region}`),
  });
  const regions = [...new Set(shown.map(({ region }) => region))];
  const paragraphs = regions.map((region) => {
    const names = shown
      .filter((one) => one.region === region)
      .map(({ name, begun }) => (begun ? words('missingBegun', { name }) : name));
    return `${words(`region.${region}`)}: ${names.join(', ')}`;
  });
  const more = [ask.round, ...(ask.region === undefined ? [] : [ask.region]), page + 1].join(' ');
  return [
    notice('info', {
      title,
      paragraphs: [
        ...(paragraphs.length === 0 ? [words('missingNone')] : paragraphs),
        ...(page < pages
          ? [words('missingMore', { left: all.length - page * MISSING_MAX, more })]
          : []),
        ...(ask.region === undefined && pages > 1
          ? [words('missingByRegion', { round: ask.round })]
          : []),
      ],
    }),
  ];
}

/** The round that was named; the only one that is under way where none was. */
export async function roundMeant(
  deps: DeskDeps,
  actor: StaffActor,
  named: string | undefined,
): Promise<Result<RoundRecord | undefined, 'not-allowed' | 'round-unknown'>> {
  const rounds = await listRounds(deps, actor);
  if (!rounds.ok) return rounds;
  if (named !== undefined) {
    const found = rounds.value.find(({ slug }) => slug === named);
    return found === undefined ? refuse('round-unknown', { round: named }) : done(found);
  }
  const living = rounds.value.filter(({ state }) => state === 'open' || state === 'paused');
  return done(living.length === 1 ? living[0] : undefined);
}
