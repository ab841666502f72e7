import { DAY_MS } from '../time/calendar.ts';
import { REGIONS, type Region, type RoundState } from '../vocabulary.ts';
import type { Progress, StatusCounts } from './progress.ts';

/** Something in a round that is worth telling a channel of, once. */
export type Milestone =
  | { readonly kind: 'opened' }
  | { readonly kind: 'answered'; readonly quarters: 1 | 2 | 3 }
  /** The first reply of a region, and the last one that was open. */
  | { readonly kind: 'region-begun' | 'region-complete'; readonly region: Region }
  /** Two days are left, with what has not been heard; a later closing day is a new occasion. */
  | { readonly kind: 'closing-soon'; readonly closesOn: string }
  | { readonly kind: 'closed' }
  | { readonly kind: 'agenda'; readonly version: number };

/** A round as far as its milestones go. */
export interface Course {
  readonly now: number;
  readonly state: RoundState;
  readonly openedAt: number | null;
  readonly closesOn: string;
  /** When it closes for the first member, epoch ms; null before opening. */
  readonly firstClosing: number | null;
  readonly progress: Progress;
  readonly agendaVersions: readonly number[];
}

const SOON_MS = 2 * DAY_MS;

/** One reply of a region of two is no news. */
const REGION_LEAST = 3;

/** All milestones that a round has reached, in the order of its life. */
export function milestonesOf(course: Course): readonly Milestone[] {
  const { now, state, openedAt, closesOn, firstClosing, progress, agendaVersions } = course;
  if (openedAt === null) return [];
  const { asked, byStatus, byRegion } = progress;
  const quarters = ([1, 2, 3] as const).filter(
    (quarter) => asked > 0 && byStatus.submitted * 4 >= asked * quarter,
  );
  const isOver = state === 'closed' || state === 'archived';
  const isSoon = !isOver && firstClosing !== null && now >= firstClosing - SOON_MS;
  const regions = byRegion.filter(({ counts }) => totalOf(counts) >= REGION_LEAST);
  return [
    { kind: 'opened' },
    ...regions
      .filter(({ counts }) => counts.submitted > 0)
      .map(({ region }) => ({ kind: 'region-begun', region }) as const),
    ...quarters.map((one) => ({ kind: 'answered', quarters: one }) as const),
    ...regions
      .filter(({ counts }) => counts['not-started'] + counts.partial === 0)
      .map(({ region }) => ({ kind: 'region-complete', region }) as const),
    ...(isSoon ? [{ kind: 'closing-soon', closesOn } as const] : []),
    ...(isOver ? [{ kind: 'closed' } as const] : []),
    ...agendaVersions.map((version) => ({ kind: 'agenda', version }) as const),
  ];
}

function totalOf(counts: StatusCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** A milestone's name in the rows: "answered:2". */
export function milestoneKey(milestone: Milestone): string {
  switch (milestone.kind) {
    case 'answered':
      return `answered:${milestone.quarters}`;
    case 'region-begun':
    case 'region-complete':
      return `${milestone.kind}:${milestone.region}`;
    case 'closing-soon':
      return `closing-soon:${milestone.closesOn}`;
    case 'agenda':
      return `agenda:${milestone.version}`;
    case 'opened':
    case 'closed':
      return milestone.kind;
  }
}

/** The milestone of that name; undefined: there is none. */
export function milestoneOf(key: string): Milestone | undefined {
  const [kind, detail = ''] = key.split(':');
  switch (kind) {
    case 'opened':
    case 'closed':
      return { kind };
    case 'answered': {
      const quarters = ([1, 2, 3] as const).find((one) => String(one) === detail);
      return quarters === undefined ? undefined : { kind, quarters };
    }
    case 'region-begun':
    case 'region-complete': {
      const region = REGIONS.find((one) => one === detail);
      return region === undefined ? undefined : { kind, region };
    }
    case 'closing-soon':
      return { kind, closesOn: detail };
    case 'agenda':
      return { kind, version: Number(detail) };
    default:
      return undefined;
  }
}

const ORDER: readonly Milestone['kind'][] = [
  'opened',
  'region-begun',
  'answered',
  'region-complete',
  'closing-soon',
  'closed',
  'agenda',
];

/**
 * Of several milestones told at once only the furthest, in the order of a round's life: half implies a quarter, closed
 * implies soon, and a closing day that has moved meanwhile is no news.
 */
export function worthTelling(
  milestones: readonly Milestone[],
  { closesOn }: Pick<Course, 'closesOn'>,
): readonly Milestone[] {
  const quarters = milestones.map((one) => (one.kind === 'answered' ? one.quarters : 0));
  const most = Math.max(0, ...quarters);
  const complete = milestones.flatMap((one) =>
    one.kind === 'region-complete' ? [one.region] : [],
  );
  const isClosed = milestones.some(({ kind }) => kind === 'closed');
  const place = ({ kind }: Milestone) => ORDER.indexOf(kind);
  return milestones
    .filter((one) => {
      if (one.kind === 'answered') return one.quarters === most;
      if (one.kind === 'region-begun') return !complete.includes(one.region);
      return one.kind !== 'closing-soon' || (!isClosed && one.closesOn === closesOn);
    })
    .toSorted((a, b) => place(a) - place(b));
}
