import type { DeliveryId } from '../../domain/ids.ts';
import {
  type Course,
  type Milestone,
  milestoneOf,
  worthTelling,
} from '../../domain/rounds/milestones.ts';
import type { Letter, LetterItem } from '../../platform/adapter.ts';
import { dayText } from '../geneva-words.ts';
import type { Transactions } from '../ports.ts';
import type { RoundRecord, RoundRows } from '../rounds/rows.ts';
import type { StaffWords } from '../staff/digest-letter.ts';
import { courseOf } from './round-course.ts';
import type { SubscriptionRows } from './rows.ts';

export interface MilestoneLetterDeps {
  readonly store: Transactions<{
    readonly rounds: RoundRows;
    readonly subscriptions: SubscriptionRows;
  }>;
  readonly words: StaffWords;
  readonly links: { readonly console: string };
}

/** More gaps than this are a list, not news. */
const GAPS_MAX = 8;

/** What a channel is told, with the figures as they are when it leaves; undefined when nobody wants it any more. */
export async function milestoneLetter(
  { store, words, links }: MilestoneLetterDeps,
  delivery: DeliveryId,
  now: number,
): Promise<Letter | undefined> {
  const told = await store.transaction(async (rows) => {
    const news = [];
    for (const { round: slug, milestones } of await rows.subscriptions.toldBy(delivery)) {
      const round = await rows.rounds.find(slug);
      if (round === undefined) continue;
      const reached = worthTelling(
        milestones.flatMap((key) => milestoneOf(key) ?? []),
        round,
      );
      if (reached.length > 0)
        news.push({ round, reached, course: await courseOf(rows, round, now) });
    }
    return news;
  });
  if (told.length === 0) return undefined;
  const items = told.map((one) => itemOf(words, one, `${links.console}/rounds/${one.round.slug}`));
  return {
    subject: words('milestonesSubject', { rounds: told.length }),
    paragraphs: [],
    items,
    closing: [words('milestonesOff', { round: told[0]?.round.slug ?? '' })],
  };
}

interface Told {
  readonly round: RoundRecord;
  readonly reached: readonly Milestone[];
  readonly course: Course;
}

function itemOf(words: StaffWords, { round, reached, course }: Told, url: string): LetterItem {
  const { byStatus, asked } = course.progress;
  const lines = reached.map((milestone) => lineOf(words, milestone, course));
  return {
    title: words('roundTitle', {
      ...{ meeting: round.meetingTitle, submitted: byStatus.submitted, asked },
    }),
    text: lines.join('\n'),
    link: { url, label: words('openRound') },
  };
}

function lineOf(words: StaffWords, milestone: Milestone, course: Course): string {
  switch (milestone.kind) {
    case 'opened':
    case 'closed':
      return words(`milestone.${milestone.kind}`, { asked: course.progress.asked });
    case 'answered':
      return words('milestone.answered', { quarters: milestone.quarters });
    case 'region-begun':
    case 'region-complete':
      return words(`milestone.${milestone.kind}`, { region: milestone.region });
    case 'closing-soon':
      return closingLine(words, milestone.closesOn, course);
    case 'agenda':
      return words('milestone.agenda', { version: milestone.version });
  }
}

/** Two days before closing, with what has not been heard: that is when somebody can still call. */
function closingLine(words: StaffWords, closesOn: string, { progress }: Course): string {
  const { gaps, byStatus } = progress;
  const shown = gaps
    .slice(0, GAPS_MAX)
    .map((gap) => words('milestone.gap', { region: gap.region, category: gap.category }));
  const open = byStatus['not-started'] + byStatus.partial;
  const said = words('milestone.closing-soon', { day: dayText(closesOn), open });
  if (shown.length === 0) return said;
  const rest = Math.max(0, gaps.length - GAPS_MAX);
  return `${said} ${words('milestone.gaps', { gaps: shown.join('; '), rest })}`;
}
