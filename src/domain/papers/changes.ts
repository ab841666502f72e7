import type { Change, Standing } from './content.ts';

/**
 * What has happened to each conclusion between two reports (Res. 68, resolves 7), in the order of the later one: new ones, words
 * on what became of them, where they were sent, what was answered.
 */
export function changesBetween(before: readonly Standing[], now: readonly Standing[]): Change[] {
  const known = new Map(before.map((one) => [keyOf(one), one]));
  return now.flatMap((one) => {
    const was = known.get(keyOf(one));
    return was === undefined
      ? [{ ...of(one), kind: 'new' } as const, ...since(EMPTY, one)]
      : since(was, one);
  });
}

const EMPTY: Pick<Standing, 'status' | 'routings'> = { status: null, routings: [] };

function since(was: Pick<Standing, 'status' | 'routings'>, one: Standing): Change[] {
  const status: Change[] =
    one.status === null || one.status === was.status
      ? []
      : [{ ...of(one), kind: 'status', from: was.status, to: one.status }];
  const routings = one.routings.flatMap((routing): Change[] => {
    const { body, response } = routing;
    const earlier = was.routings.find((other) => other.body === body);
    const routed: Change[] = earlier === undefined ? [{ ...of(one), kind: 'routed', body }] : [];
    const answered: Change[] =
      response === null || response === earlier?.response
        ? []
        : [{ ...of(one), kind: 'response', body, response }];
    return [...routed, ...answered];
  });
  return [...status, ...routings];
}

function of({ meeting, number }: Standing) {
  return { meeting, number };
}

function keyOf({ meeting, number }: Pick<Standing, 'meeting' | 'number'>): string {
  return `${meeting}/${number}`;
}
