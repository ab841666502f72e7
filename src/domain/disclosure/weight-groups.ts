/** A group that shares weight among its ballots, made of one or more regions. */
export interface WeightGroup {
  readonly members: readonly string[];
  readonly ballots: number;
  readonly weight: number;
}

/**
 * Groups for a balanced ranking. Groups whose own order is not shown are first put together into one that has all
 * their weight: a balanced sum beside an equal one would otherwise let two hidden groups be worked out. Then
 * a group of one or two ballots that would have more than half of the weight is put together with the next smallest,
 * until none is left. Groups without ballots carry no weight.
 */
export function weightGroups(
  groups: readonly { readonly name: string; readonly ballots: number; readonly weight?: number }[],
  shown: readonly string[],
): WeightGroup[] {
  const filled: WeightGroup[] = groups
    .filter(({ ballots }) => ballots > 0)
    .map(({ name, ballots, weight = 1 }) => ({ members: [name], ballots, weight }));
  const isShown = (group: WeightGroup): boolean => group.members.every((m) => shown.includes(m));
  const hidden = filled.filter((group) => !isShown(group));
  let all: WeightGroup[] = filled.filter(isShown);
  if (hidden.length > 0) all.push(hidden.reduce(merge));
  for (;;) {
    const total = all.reduce((sum, group) => sum + group.weight, 0);
    const dominant = all.find((group) => group.ballots <= 2 && 2 * group.weight > total);
    const rest = all.filter((group) => group !== dominant);
    const next = [...rest].sort((a, b) => a.ballots - b.ballots)[0];
    if (dominant === undefined || next === undefined) return all;
    all = [...rest.filter((group) => group !== next), merge(next, dominant)];
  }
}

function merge(a: WeightGroup, b: WeightGroup): WeightGroup {
  return {
    members: [...a.members, ...b.members],
    ballots: a.ballots + b.ballots,
    weight: a.weight + b.weight,
  };
}
