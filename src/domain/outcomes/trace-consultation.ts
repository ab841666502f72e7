import { firstLabels } from './numbered.ts';
import { ofSome, statement } from './statement.ts';
import type { Look, Statement } from './trace.ts';
import type { RoundFact, TraceFacts } from './trace-facts.ts';
import { executives, localIndustry } from './trace-nominations.ts';

/** Evidence of the meeting itself, and of the consultation before it (Res. 68, resolves 1 to 4 and "encourages"). */
export const consultationEvidence = {
  meeting,
  'asked-remotely': askedRemotely,
  consulted,
  'brought-in': broughtIn,
  ended,
  'sector-members': sectorMembers,
  'local-industry': localIndustry,
  regions,
  membership,
} satisfies Record<string, Look>;

function meeting({ meeting: held, today }: TraceFacts) {
  const { kind, number, place, startsOn } = held;
  const code = startsOn <= today ? 'meeting-held' : 'meeting-planned';
  const params = { kind, number: number ?? 0, place };
  return { done: [statement(code, params, { on: startsOn, where: 'meeting list' })], missing: [] };
}

const wasOpened = ({ openedOn }: RoundFact): boolean => openedOn !== null;
const isOver = ({ state }: RoundFact): boolean => state === 'closed' || state === 'archived';

function askedRemotely({ rounds }: TraceFacts) {
  const done = rounds.filter(wasOpened).map(({ slug, inChats, onPages, openedOn }) =>
    statement(
      'answers-by-channel',
      { round: slug, inChats, onPages },
      {
        ...{ on: openedOn, where: `round status ${slug}` },
      },
    ),
  );
  return { done, missing: done.length === 0 ? [statement('no-round')] : [] };
}

/** Before means: the round's last day lies before the meeting's first. */
function consulted({ rounds, meeting: { startsOn } }: TraceFacts) {
  const opened = rounds.filter(wasOpened);
  const done = opened.map((round) =>
    statement('members-asked', askedParams(round), placeOf(round)),
  );
  const missing: Statement[] = [];
  if (!opened.some(({ developing }) => developing > 0)) missing.push(statement('no-round'));
  for (const round of opened) {
    const { slug, closesOn } = round;
    if (closesOn >= startsOn) missing.push(statement('not-before', { round: slug, closesOn }));
    if (!isOver(round)) missing.push(statement('still-open', { round: slug, closesOn }));
  }
  return { done, missing };
}

function askedParams(round: RoundFact) {
  const { slug, addressed, developing, submitted, late, declined, closesOn } = round;
  const silent = addressed - submitted - declined;
  return { round: slug, addressed, developing, submitted, late, declined, silent, closesOn };
}

function placeOf({ slug, openedOn }: RoundFact) {
  return { on: openedOn, where: `round status ${slug}` };
}

function broughtIn({ rounds, needs, items, papers, meeting: { slug, startsOn } }: TraceFacts) {
  const heard = rounds.filter(({ submitted }) => submitted > 0);
  const accepted = items.filter(({ state }) => state === 'accepted').map(({ number }) => number);
  const placed = needs.filter((need) => need.items.some((item) => accepted.includes(item)));
  const unplaced = needs.filter((need) => !placed.includes(need));
  const digests = papers.filter(
    ({ kind, approvedOn }) => kind === 'digest' && approvedOn <= startsOn,
  );
  const done = [
    ...heard.flatMap(({ slug: round, agenda }) =>
      agenda === null
        ? []
        : statement(
            'agenda-built',
            { round, version: agenda.number },
            { on: agenda.builtOn, where: `agenda export ${round}` },
          ),
    ),
    ...ofSome(placed, (some) =>
      statement(
        'needs-in-items',
        { needs: some.length, all: needs.length, items: accepted.length },
        { where: `agenda items ${slug}` },
      ),
    ),
    ...digests.map(({ number, approvedOn }) =>
      statement('digest-made', { number }, { on: approvedOn, where: 'digest list' }),
    ),
  ];
  const missing = [
    ...heard.flatMap(({ slug: round, agenda }) =>
      agenda === null ? [statement('agenda-not-built', { round })] : [],
    ),
    ...(heard.length > 0 && digests.length === 0 ? [statement('digest-not-made')] : []),
    ...(heard.length > 0 && needs.length === 0 ? [statement('needs-not-taken')] : []),
    ...ofSome(unplaced, (some) =>
      statement('needs-without-item', {
        needs: some.length,
        labels: firstLabels(
          'N',
          some.map(({ number }) => number),
        ),
      }),
    ),
  ];
  return { done, missing };
}

function ended({ needs, meeting: { slug, startsOn }, today }: TraceFacts) {
  const of = (kind: string) => needs.filter(({ ending }) => ending === kind).length;
  const open = needs.filter(({ ending }) => ending === null);
  const counts = {
    reflected: of('reflected'),
    discussed: of('discussed'),
    notRaised: of('not-raised'),
  };
  const done = ofSome(
    needs.filter(({ ending }) => ending !== null),
    (some) =>
      statement(
        'needs-ended',
        { needs: some.length, ...counts },
        { where: `conclusion list ${slug}` },
      ),
  );
  if (startsOn > today) return { done, missing: [] };
  const missing = ofSome(open, (some) =>
    statement('needs-without-end', {
      needs: some.length,
      labels: firstLabels(
        'N',
        some.map(({ number }) => number),
      ),
    }),
  );
  return { done, missing };
}

function sectorMembers(facts: TraceFacts) {
  const asked = facts.rounds.filter((round) => wasOpened(round) && round.sectorMembers > 0);
  const done = asked.map((round) => {
    const { slug, sectorMembers: members, submitted } = round;
    return statement('sector-members-asked', { round: slug, members, submitted }, placeOf(round));
  });
  const silent = done.length === 0 ? [statement('sector-members-not-asked')] : [];
  const named = executives(facts);
  return { done: [...done, ...named.done], missing: [...silent, ...named.missing] };
}

/** Res. 68, resolves 3: of all regions. A region from which nobody came is said, not left out. */
function regions({ register, meeting: { slug } }: TraceFacts) {
  const { attended, regions: present, regionsMissing: absent } = register;
  if (absent === null) return { done: [], missing: [statement('attendance-not-recorded')] };
  const params = { attended, regions: present.length, names: present.join(', ') };
  return {
    done: attended === 0 ? [] : [statement('attendance-by-region', params, placeAt(slug))],
    missing: ofSome(absent, (some) =>
      statement('regions-without-attendance', { regions: some.length, names: some.join(', ') }),
    ),
  };
}

function membership({ register, meeting: { slug } }: TraceFacts) {
  const { seats, lapsed, continuity } = register;
  if (seats === 0) return { done: [], missing: [statement('seats-not-recorded')] };
  const rate =
    continuity === null ? [] : [statement('continuity-known', { ...continuity }, placeAt(slug))];
  return {
    done: [statement('seats-known', { seats }, placeAt(slug)), ...rate],
    missing: lapsed === 0 ? [] : [statement('seats-lapsed', { lapsed })],
  };
}

function placeAt(slug: string) {
  return { where: `register show ${slug}` };
}
