import type { Streams } from '../../cli/output.ts';
import type { Played } from './play.ts';

const BAR = 24;

export interface Standing {
  readonly region: string;
  readonly asked: number;
  readonly submitted: number;
  readonly begun: number;
  readonly declined: number;
}

/** The live view: a bar for each region on a terminal, nothing elsewhere. */
export function createView({ stderr }: Streams, quiet: boolean) {
  const live = stderr.isTTY === true && !quiet;
  let drawn = 0;
  return {
    live,
    draw(standings: readonly Standing[], played: Played): void {
      if (!live) return;
      const lines = [
        ...standings.map(barLine),
        `letters read ${played.lettersRead} · answers ${played.acknowledged} · double clicks ${played.doubleClicks} · tried again ${played.retries}`,
      ];
      const back = drawn === 0 ? '' : `\u001b[${drawn}A`;
      stderr.write(back + lines.map((line) => `\u001b[2K${line}\n`).join(''));
      drawn = lines.length;
    },
    /** What stands below is not drawn over. */
    rest(): void {
      drawn = 0;
    },
  };
}

function barLine({ region, asked, submitted, begun, declined }: Standing): string {
  const cells = (count: number) => Math.round((BAR * count) / Math.max(1, asked));
  const [full, half, less] = [cells(submitted), cells(begun), cells(declined)];
  const bar = `${'█'.repeat(full)}${'▒'.repeat(half)}${'·'.repeat(less)}`
    .slice(0, BAR)
    .padEnd(BAR, '░');
  return `${region}  ${bar}  ${submitted}/${asked} answered, ${begun} begun, ${declined} declined`;
}
