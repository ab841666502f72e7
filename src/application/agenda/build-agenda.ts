import { composeAgenda } from '../../domain/agenda/compose.ts';
import type { AgendaInput } from '../../domain/agenda/input.ts';
import { RESPONSES } from '../../domain/agenda/ledger.ts';
import { partsOfCoding } from '../../domain/agenda/needs.ts';
import { askedQuestions, countedOptions } from '../../domain/agenda/questions.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import { fingerprint } from '../fingerprint.ts';
import type { Actor, AuditRows, Clock, Hash, Random, Transactions } from '../ports.ts';
import type { AgendaRound, AgendaRows, AgendaVersion } from './rows.ts';

export interface BuildAgendaDeps {
  readonly store: Transactions<{ agenda: AgendaRows; audit: AuditRows }>;
  readonly clock: Clock;
  readonly random: Random;
  readonly hash: Hash;
}

export interface BuiltAgenda extends AgendaVersion {
  /** False when nothing has changed since: the version is the one that was there. */
  readonly fresh: boolean;
}

/**
 * Freezes the next version of a round's agenda. Results stay hidden until the round has closed: an earlier look would
 * influence answers. The same rows give the same bytes and hence the version that exists.
 */
export async function buildAgenda(
  deps: BuildAgendaDeps,
  input: { readonly round: string },
  actor: Actor,
): Promise<Result<BuiltAgenda, 'not-allowed' | 'round-unknown' | 'not-closed'>> {
  const refusal = notAllowed(actor, 'agenda.build');
  if (refusal !== undefined) return refusal;
  return deps.store.transaction(async ({ agenda, audit }) => {
    const round = await agenda.lockRound(input.round);
    if (round === undefined) return refuse('round-unknown', { round: input.round });
    if (round.state !== 'closed' && round.state !== 'archived') {
      return refuse('not-closed', { round: round.slug, state: round.state });
    }
    const versions = await agenda.versions(round.id);
    const last = versions.at(-1);
    const number = (last?.number ?? 0) + 1;
    const content = composeAgenda({ ...(await gather(agenda, round, versions)), number });
    const sha256 = fingerprint(deps.hash, content);
    if (last?.sha256 === sha256) return done({ ...last, fresh: false });
    const version = { number, content, sha256, builtAt: deps.clock.now() };
    const id = deps.random.id();
    const builtBy = actor.kind === 'staff' ? actor.id : null;
    const releases = Object.entries(content.staff.releases);
    const taken = releases.flatMap(([question, of]) => (of.taken === number ? question : []));
    await agenda.insertVersion({ ...version, id, round: round.id, builtBy, taken });
    await audit.append({
      at: version.builtAt,
      actor,
      action: 'agenda.built',
      subject: `round:${round.id}`,
      details: { version: version.number, sha256 },
    });
    return done({ ...version, fresh: true });
  });
}

async function gather(
  agenda: AgendaRows,
  round: AgendaRound,
  versions: readonly AgendaVersion[],
): Promise<Omit<AgendaInput, 'number'>> {
  const { definition } = round.questionnaire;
  const counted = askedQuestions(definition)
    .filter((asked) => countedOptions(asked.definition) !== null)
    .map((asked) => asked.definition.name);
  const ranked = (definition.parley.rankings ?? []).map(({ question }) => question);
  const codings = definition.parley.needs ?? [];
  const words = [...new Set(codings.map((coding) => coding.words))];
  await agenda.take(round.id, [...counted, ...ranked]);
  const all = await agenda.answered();
  const needs = await agenda.needs(round.id, words, [...new Set(codings.flatMap(partsOfCoding))]);
  const { meeting, questionnaire, threshold, slug, openedOn, closesOn } = round;
  return {
    meeting,
    questionnaire,
    round: { slug, openedOn, closesOn, threshold },
    addressees: await agenda.addressees(round.id),
    responses: all.filter(({ question }) => question === RESPONSES),
    answered: all.filter(({ question }) => question !== RESPONSES),
    chosen: await agenda.chosen(counted),
    ballots: await agenda.ballots(ranked),
    needs,
    countries: await agenda.countries([...new Set(needs.map((need) => need.country))].sort()),
    toRemind: await agenda.toRemind(round.id),
    earlier: versions.map((version) => version.content),
  };
}
