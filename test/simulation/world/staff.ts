import { retryDeliveries } from '../../../src/application/deliveries/retry-deliveries.ts';
import { archiveRound } from '../../../src/application/rounds/archive-round.ts';
import { closeRound } from '../../../src/application/rounds/close-round.ts';
import { extendRound } from '../../../src/application/rounds/extend-round.ts';
import { openNewRound } from '../../../src/application/rounds/open-round.ts';
import { pauseRound } from '../../../src/application/rounds/pause-round.ts';
import { remindRound } from '../../../src/application/rounds/remind-round.ts';
import { resumeRound } from '../../../src/application/rounds/resume-round.ts';
import type { DeliveryId } from '../../../src/domain/ids.ts';
import type { Result } from '../../../src/domain/refusal.ts';
import type { RoundMoved } from './facts.ts';
import { DAY, HOUR, MINUTE, type RoundPlan } from './scenario.ts';
import type { Workers } from './workers.ts';
import { type ProcessDeps, STAFF, type World } from './world.ts';

/** The last closing time on earth for a day, with a minute to spare. */
export function closedEverywhere(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) + DAY + 12 * HOUR + MINUTE;
}

/** What staff do to the rounds of a seed, at odd moments. Returns the time when all is over. */
export function scheduleStaff(world: World, workers: Workers): number {
  const { scenario, timeline } = world;
  const deps = world.depsOf(world.spawn('staff', false));
  const ends = scenario.rounds.map((round) => {
    timeline.at(round.opensAt, `staff open ${round.slug}`, () => open(world, deps, round));
    return scheduleActs(world, deps, { round, workers });
  });
  const over = Math.max(...ends) + 5 * DAY;
  timeline.at(over, 'staff archive the rounds', () => {
    for (const { slug } of scenario.rounds) {
      archiveRound(deps, { round: slug }, STAFF).catch(world.fail);
    }
  });
  return over + HOUR;
}

function open(world: World, deps: ProcessDeps, round: RoundPlan): void {
  const draft = {
    ...{ slug: round.slug, meeting: 'meeting', questionnaire: round.questionnaire, threshold: 3 },
    audience: { kinds: [...round.kinds], categories: [] },
    closesOn: dayOf(round.opensAt + round.days * DAY),
    lateUntil: round.lateDays === 0 ? null : round.opensAt + (round.days + round.lateDays) * DAY,
    sendWindow: round.sendWindow,
    ...(round.reminders === null
      ? {}
      : {
          reminders: round.reminders.map((rule) => ({
            ...rule,
            states: [...rule.states],
            channels: [...rule.channels],
          })),
        }),
    ...(round.escalateAfter === null ? {} : { escalateAfter: round.escalateAfter }),
  };
  const moved: RoundMoved = { kind: 'round', slug: round.slug, act: 'opened' };
  const opening = openNewRound(deps, { draft }, STAFF);
  noteIfDone(world, moved, opening, ['audience-empty']);
}

interface Acts {
  readonly round: RoundPlan;
  readonly workers: Workers;
}

function scheduleActs(world: World, deps: ProcessDeps, { round, workers }: Acts): number {
  const { timeline, chance, scenario } = world;
  const { slug, opensAt, days } = round;
  const sometime = () => opensAt + HOUR + chance.below((days - 1) * DAY);
  let closesOn = dayOf(opensAt + days * DAY);
  for (let count = 0; count < scenario.staffActs; count += 1) {
    const at = sometime();
    switch (chance.pick(['extend', 'pause', 'pause', 'remind', 'retry', 'retry', 'close'])) {
      case 'extend':
        closesOn = dayOf(Date.parse(closesOn) + (1 + chance.below(4)) * DAY);
        extendAt(world, deps, { slug, at, closesOn });
        break;
      case 'pause':
        pauseAt(world, deps, { slug, at, until: at + HOUR + chance.below(6 * DAY) });
        break;
      case 'remind':
        remindAt(world, deps, { slug, at });
        break;
      case 'retry':
        timeline.at(at, 'staff send again', () => {
          retry(world, deps).catch(world.fail);
        });
        break;
      case 'close':
        if (chance.next() < 0.3) closeAt(world, deps, { slug, at });
        break;
    }
  }
  // Each day that it may have been extended to.
  for (let day = Date.parse(dayOf(opensAt + days * DAY)); day <= Date.parse(closesOn); day += DAY) {
    workers.advanceAt(closedEverywhere(dayOf(day)));
  }
  return closedEverywhere(closesOn);
}

interface At {
  readonly slug: string;
  readonly at: number;
}

function extendAt(
  world: World,
  deps: ProcessDeps,
  { slug, at, closesOn }: At & { readonly closesOn: string },
): void {
  world.timeline.at(at, `staff extend ${slug} to ${closesOn}`, () => {
    const moved: RoundMoved = { kind: 'round', slug, act: 'extended', closesOn };
    const extending = extendRound(deps, { round: slug, closesOn }, STAFF);
    noteIfDone(world, moved, extending, ['closing-not-later']);
  });
}

function pauseAt(
  world: World,
  deps: ProcessDeps,
  { slug, at, until }: At & { readonly until: number },
): void {
  const order = { round: slug };
  world.timeline.at(at, `staff pause ${slug}`, () => {
    noteIfDone(world, { kind: 'round', slug, act: 'paused' }, pauseRound(deps, order, STAFF));
  });
  world.timeline.at(until, `staff resume ${slug}`, () => {
    noteIfDone(world, { kind: 'round', slug, act: 'resumed' }, resumeRound(deps, order, STAFF));
  });
}

function remindAt(world: World, deps: ProcessDeps, { slug, at }: At): void {
  world.timeline.at(at, `staff remind ${slug}`, () => {
    const reminding = remindRound(deps, { round: slug, reason: 'time is short' }, STAFF);
    noteIfDone(world, { kind: 'round', slug, act: 'reminded' }, reminding);
  });
}

function closeAt(world: World, deps: ProcessDeps, { slug, at }: At): void {
  world.timeline.at(at, `staff close ${slug}`, () => {
    const closing = closeRound(deps, { round: slug }, STAFF);
    noteIfDone(world, { kind: 'round', slug, act: 'closed' }, closing);
  });
}

async function retry(world: World, deps: ProcessDeps): Promise<void> {
  const listed = await deps.store.transaction(({ deliveries }) =>
    deliveries.list({ states: ['shunted', 'unknown'], limit: 100 }),
  );
  const ids: readonly DeliveryId[] = listed.map(({ id }) => id);
  if (ids.length === 0) return;
  const revived = await retryDeliveries(deps, { ids }, STAFF);
  if (!revived.ok) throw new Error(revived.code);
  world.facts.note({ kind: 'revived', deliveries: ids });
}

/** Staff are told when what they ask for is not possible now: a round that is closed cannot be paused. */
function noteIfDone(
  world: World,
  moved: RoundMoved,
  act: Promise<Result<unknown>>,
  expected: readonly string[] = [],
): void {
  act.then((result) => {
    if (result.ok) world.facts.note(moved);
    else if (!/^round-(is-|unknown)/.test(result.code) && !expected.includes(result.code)) {
      world.fail(new Error(`refused: ${result.code} ${JSON.stringify(result.params)}`));
    }
  }, world.fail);
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
