import type { Progress, StatusCounts } from '../../domain/rounds/progress.ts';
import type { DeskDeps } from './deps.ts';

/** Small screens: no line is longer. */
export const PICTURE_WIDTH = 60;

const NAME = 21;
const BAR = 18;
const COLUMN = 6;
const RATE = 6;

type Row = readonly [name: string, counts: StatusCounts];

/**
 * A round's response as a picture of letters: bars, then the figures. The denominator of each is the frozen list of
 * addressees; categories overlap, regions do not.
 */
export function pictureOf(words: DeskDeps['words'], progress: Progress): readonly string[] {
  const regions = progress.byRegion.map(
    ({ region, counts }): Row => [words(`region.${region}`), counts],
  );
  const categories = progress.byCategory.map(
    ({ category, counts }): Row => [words(`category.${category}`), counts],
  );
  const all: Row = [words('pictureAll'), progress.byStatus];
  const groups = [regions, categories].map((rows) =>
    rows.filter(([, counts]) => total(counts) > 0),
  );
  return [
    ...groups.flatMap((rows) => [...rows.map(barLine), '']),
    headLine(words),
    ...groups.flatMap((rows) => [...rows.map(figureLine), '']),
    figureLine(all),
  ];
}

/** "Africa                ████████▒▒░░░░░░░░  37 %   20/54" */
function barLine([name, counts]: Row): string {
  const share = `${counts.submitted}/${total(counts)}`;
  return trimmed(
    `${named(name)} ${barOf(counts)} ${rateOf(counts).padStart(5)} ${share.padStart(9)}`,
  );
}

/** Full: answered; dotted: begun. Whoever has answered is seen, however few they are. */
export function barOf(counts: StatusCounts): string {
  const asked = total(counts);
  const cells = (count: number) =>
    count === 0 ? 0 : Math.max(1, Math.floor((BAR * count) / asked));
  const full = cells(counts.submitted);
  const begun = Math.min(BAR - full, cells(counts.partial));
  return '█'.repeat(full) + '▒'.repeat(begun) + '░'.repeat(BAR - full - begun);
}

function headLine(words: DeskDeps['words']): string {
  const heads = ['asked', 'answered', 'begun', 'declined', 'silent'];
  const columns = heads.map((head) => words(`column.${head}`).slice(0, COLUMN - 1));
  return columned('', columns, words('column.rate'));
}

function figureLine([name, counts]: Row): string {
  const { submitted, partial, declined } = counts;
  const figures = [total(counts), submitted, partial, declined, counts['not-started']];
  return columned(name, figures.map(String), rateOf(counts));
}

function columned(name: string, columns: readonly string[], rate: string): string {
  const cells = columns.map((column) => column.padStart(COLUMN)).join('');
  return trimmed(`${named(name)}${cells}${rate.padStart(RATE)}`);
}

function named(name: string): string {
  return name.slice(0, NAME).padEnd(NAME);
}

function trimmed(line: string): string {
  return line.trimEnd().slice(0, PICTURE_WIDTH);
}

export function total(counts: StatusCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function rateOf(counts: StatusCounts): string {
  const asked = total(counts);
  return asked === 0 ? '–' : `${Math.round((100 * counts.submitted) / asked)} %`;
}
