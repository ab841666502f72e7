import { LANGUAGES, type Language } from '../../domain/language.ts';
import { categoriesOn } from '../../domain/members/category.ts';
import { preferencesOf } from '../../domain/members/preferences.ts';
import { done, type Result } from '../../domain/refusal.ts';
import { type Audience, isInAudience } from '../../domain/rounds/audience.ts';
import { genevaDay } from '../../domain/time/geneva.ts';
import { REGIONS, type Region } from '../../domain/vocabulary.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, Clock, Transactions } from '../ports.ts';
import type { CalendarRows } from './calendar-rows.ts';
import type { Candidate, RoundRows } from './rows.ts';

export interface AudiencePreview {
  /** Members that a round opened now would ask. */
  readonly asked: number;
  readonly byRegion: readonly { readonly region: Region; readonly asked: number }[];
}

/** Whom a round with this audience would ask if it opened now. Writes nothing. */
export async function previewAudience(
  deps: { readonly store: Transactions<{ rounds: RoundRows }>; readonly clock: Clock },
  input: { readonly audience: Audience },
  actor: Actor,
): Promise<Result<AudiencePreview, 'not-allowed'>> {
  const refusal = notAllowed(actor, 'round.status');
  if (refusal !== undefined) return refusal;
  const { audience } = input;
  const at = deps.clock.now();
  return done(countOf(await deps.store.transaction(({ rounds }) => askedOf(rounds, audience, at))));
}

export interface AudienceLook extends AudiencePreview {
  /** Have no contact that may be written to. */
  readonly unreachable: readonly string[]; // names
  /** Languages that members or their contacts read and the questionnaire is not complete in. */
  readonly lacking: readonly { readonly language: Language; readonly members: number }[];
}

/** The same for an opening at a time, with what is odd about it: whom nobody can write to, who could not read the questionnaire. */
export async function lookAtAudience(
  deps: { readonly store: Transactions<{ rounds: RoundRows; calendar: CalendarRows }> },
  input: {
    readonly audience: Audience;
    readonly at: number;
    readonly questionnaire?: { readonly slug: string; readonly version?: number };
  },
  actor: Actor,
): Promise<Result<AudienceLook, 'not-allowed'>> {
  const refusal = notAllowed(actor, 'round.status');
  if (refusal !== undefined) return refusal;
  const { audience, at, questionnaire } = input;
  return deps.store.transaction(async ({ rounds, calendar }) => {
    const asked = await askedOf(rounds, audience, at);
    const reaches = await calendar.reach(
      asked.map(({ memberId }) => memberId),
      null,
    );
    const reached = new Set(
      reaches
        .filter(({ contacts }) => contacts.some(({ stopped }) => !stopped))
        .map(({ memberId }) => memberId),
    );
    const published =
      questionnaire === undefined
        ? undefined
        : await rounds.publishedVersion(questionnaire.slug, questionnaire.version);
    return done({
      ...countOf(asked),
      unreachable: asked.filter(({ memberId }) => !reached.has(memberId)).map(({ name }) => name),
      lacking: LANGUAGES.filter((one) => published?.languages.includes(one) === false).flatMap(
        (language) => {
          const members = asked.filter((member) => readsOf(member).includes(language)).length;
          return members === 0 ? [] : [{ language, members }];
        },
      ),
    });
  });
}

function readsOf({ country, own, contactLanguages }: Candidate): readonly Language[] {
  return [preferencesOf(country, own).language, ...contactLanguages];
}

async function askedOf(
  rounds: RoundRows,
  audience: Audience,
  at: number,
): Promise<readonly Candidate[]> {
  const day = genevaDay(at);
  const candidates = await rounds.candidates(audience);
  return candidates.filter((candidate) =>
    isInAudience(candidate, categoriesOn(day, candidate.history), audience),
  );
}

function countOf(asked: readonly Candidate[]): AudiencePreview {
  return {
    asked: asked.length,
    byRegion: REGIONS.map((region) => ({
      region,
      asked: asked.filter((member) => member.region === region).length,
    })),
  };
}
