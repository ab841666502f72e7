import { done, type Result, refuse } from '../../domain/refusal.ts';
import { type Progress, progressOf } from '../../domain/rounds/progress.ts';
import { REMINDABLE } from '../../domain/rounds/reminder-rules.ts';
import { REGIONS, type Region } from '../../domain/vocabulary.ts';
import { notAllowed } from '../allowed.ts';
import type { PlanRows } from '../deliveries/rows.ts';
import type { Actor, Transactions } from '../ports.ts';
import type { CalendarRows, RuleStanding } from './calendar-rows.ts';
import type { RoundRecord, RoundRows } from './rows.ts';

export interface RoundStatus {
  readonly round: RoundRecord;
  readonly progress: Progress;
  readonly deliveries: Awaited<ReturnType<PlanRows['counts']>>;
  readonly rules: readonly RuleStanding[];
  /** Addressees that no message can reach: staff must find a contact. */
  readonly unreachable: readonly { readonly name: string; readonly countryIso2: string }[];
  /** From the first to the last member's closing time; null before opening. */
  readonly closing: { readonly first: number; readonly last: number } | null;
}

interface StatusDeps {
  readonly store: Transactions<{ rounds: RoundRows; deliveries: PlanRows; calendar: CalendarRows }>;
}

/** Where a round stands: who has answered, what went out, and who is missing. */
export async function roundStatus(
  { store }: StatusDeps,
  { round: slug }: { readonly round: string },
  actor: Actor,
): Promise<Result<RoundStatus, 'not-allowed' | 'round-unknown'>> {
  const refusal = notAllowed(actor, 'round.status');
  if (refusal !== undefined) return refusal;
  return store.transaction(async ({ rounds, deliveries, calendar }) => {
    const round = await rounds.find(slug);
    if (round === undefined) return refuse('round-unknown', { round: slug });
    const standings = await rounds.standings(round.id);
    const closings = standings.map(({ closesAt }) => closesAt);
    return done({
      round,
      progress: progressOf(standings),
      deliveries: await deliveries.counts(round.id),
      rules: await calendar.ruleStandings(round.id),
      unreachable: standings
        .filter(({ reachable }) => !reachable)
        .map(({ name, countryIso2 }) => ({ name, countryIso2 })),
      closing: closings.length === 0 ? null : extent(closings),
    });
  });
}

function extent(times: readonly number[]) {
  const first = times.reduce((least, time) => Math.min(least, time));
  const last = times.reduce((most, time) => Math.max(most, time));
  return { first, last };
}

export interface MissingMember {
  readonly name: string;
  readonly countryIso2: string;
  readonly region: Region;
  readonly begun: boolean;
}

/** Who has neither answered nor declined, by region and name. */
export async function missingMembers(
  { store }: { readonly store: Transactions<{ rounds: RoundRows }> },
  { round: slug, region: only }: { readonly round: string; readonly region?: Region },
  actor: Actor,
): Promise<Result<readonly MissingMember[], 'not-allowed' | 'round-unknown'>> {
  const refusal = notAllowed(actor, 'round.status');
  if (refusal !== undefined) return refusal;
  return store.transaction(async ({ rounds }) => {
    const round = await rounds.find(slug);
    if (round === undefined) return refuse('round-unknown', { round: slug });
    const standings = await rounds.standings(round.id);
    const missing = standings
      .filter(({ status, region }) => REMINDABLE.includes(status) && region === (only ?? region))
      .map(({ name, countryIso2, region, status }) => ({
        ...{ name, countryIso2, region },
        begun: status === 'partial',
      }));
    const place = ({ region }: MissingMember) => REGIONS.indexOf(region);
    return done(
      missing.toSorted((a, b) => place(a) - place(b) || a.name.localeCompare(b.name, 'en')),
    );
  });
}

/** All rounds, opened last first. */
export async function listRounds(
  { store }: StatusDeps,
  actor: Actor,
): Promise<Result<readonly RoundRecord[], 'not-allowed'>> {
  const refusal = notAllowed(actor, 'round.status');
  if (refusal !== undefined) return refusal;
  return done(await store.transaction(({ rounds }) => rounds.list()));
}
