import type { AddresseeId, ResponseId } from '../../domain/ids.ts';
import { categoriesOn } from '../../domain/members/category.ts';
import { preferencesOf } from '../../domain/members/preferences.ts';
import { done, type Refusal, type Result } from '../../domain/refusal.ts';
import { isInAudience } from '../../domain/rounds/audience.ts';
import {
  type OpeningAddressee,
  type OpeningRefusal,
  openingRefusals,
} from '../../domain/rounds/opening-checks.ts';
import { parseIsoDay } from '../../domain/time/calendar.ts';
import { genevaDay } from '../../domain/time/geneva.ts';
import { endOfDay } from '../../domain/time/zone.ts';
import type { Random } from '../ports.ts';
import type { Candidate, FrozenAddressee, RoundRecord, RoundRows } from './rows.ts';

export interface PreparedOpening {
  readonly addressees: readonly FrozenAddressee[];
}

/** A round as it would open, with everything that stands against it, in the order in which staff would mend it. */
export interface OpeningLook extends PreparedOpening {
  readonly refusals: readonly Refusal<OpeningRefusal>[];
}

interface OpeningOptions {
  readonly at: number;
  readonly meetingOrderConfirmed: boolean;
  readonly random: Random;
}

/** Whom a round asks when it opens at an instant, or the first thing that stands against that. Writes nothing. */
export async function prepareOpening(
  rounds: RoundRows,
  round: RoundRecord,
  options: OpeningOptions,
): Promise<Result<PreparedOpening, OpeningRefusal>> {
  const { addressees, refusals } = await lookAtOpening(rounds, round, options);
  const [refusal] = refusals;
  return refusal ?? done({ addressees });
}

/**
 * Picks the audience as it stands at an instant and checks what stands against opening then. Writes nothing.
 * Categories are those of the day in Geneva, where the lists and the round are kept.
 */
export async function lookAtOpening(
  rounds: RoundRows,
  round: RoundRecord,
  options: OpeningOptions,
): Promise<OpeningLook> {
  const { at, meetingOrderConfirmed, random } = options;
  const candidates = await rounds.candidates(round.audience);
  const day = genevaDay(at);
  const closesAt = closingTimes(round.closesOn);
  const picked = candidates.flatMap((candidate) => {
    const categories = categoriesOn(day, candidate.history);
    if (!isInAudience(candidate, categories, round.audience)) return [];
    const { language, timeZone, weekend } = preferencesOf(candidate.country, candidate.own);
    const { memberId, kind, name, countryIso2, region } = candidate;
    const frozen: FrozenAddressee = {
      id: random.id() as AddresseeId,
      responseId: random.id() as ResponseId,
      ...{ memberId, kind, name, countryIso2, region, categories, language, timeZone, weekend },
      closesAt: closesAt(timeZone),
    };
    return { frozen, checks: checksOf(frozen, candidate) };
  });
  const refusals = openingRefusals({
    now: at,
    languages: round.questionnaireLanguages,
    addressees: picked.map(({ checks }) => checks),
    closesOn: round.closesOn,
    meetingStartsOn: round.meetingStartsOn,
    meetingOrderConfirmed,
    threshold: round.threshold,
  });
  return { addressees: picked.map(({ frozen }) => frozen), refusals };
}

function checksOf(frozen: FrozenAddressee, candidate: Candidate): OpeningAddressee {
  const { name, closesAt, language } = frozen;
  return { name, closesAt, languages: [language, ...candidate.contactLanguages] };
}

/** The end of the closing day by zone, computed once for each. */
export function closingTimes(closesOn: string): (zone: string) => number {
  const day = parseIsoDay(closesOn);
  if (day === undefined) throw new Error(`not a day: ${closesOn}`);
  const known = new Map<string, number>();
  return (zone) => {
    const time = known.get(zone) ?? endOfDay(day, zone);
    known.set(zone, time);
    return time;
  };
}
