import { sampleAnswer } from '../../../bench/sample-answers.ts';
import { takeTurn } from '../../../src/application/answering/take-turn.ts';
import { redeemInvitation } from '../../../src/application/invitations/redeem-invitation.ts';
import { requestFreshLink } from '../../../src/application/invitations/request-fresh-link.ts';
import type { CompiledQuestion } from '../../../src/conversation/questionnaire.ts';
import type { Chance } from '../../../src/main/demo/chance.ts';
import type { TurnAct, TurnEvent } from '../../../src/platform/adapter.ts';
import type { CommandName } from '../../../src/platform/prompt.ts';
import type { Cast, CastContact } from './cast.ts';
import type { Places } from './places.ts';
import { MINUTE } from './scenario.ts';
import type { Workers } from './workers.ts';
import type { World } from './world.ts';

/** Somebody with a letter in hand. */
export interface Reader {
  readonly contact: CastContact;
  readonly addressee: string;
  readonly token: string;
}

/** What somebody means to do in a conversation. */
export type Purpose = 'answer' | 'decline' | 'stop' | 'stop-all' | 'snooze' | 'hand-over';

export interface Visits {
  begin(reader: Reader, what: Purpose, chance: Chance): void;
  askFreshLink(email: string): void;
}

export interface Visit extends Reader {
  readonly chance: Chance;
  readonly conversation: string;
  readonly response: string;
  readonly from: TurnEvent['from'];
  readonly acts: TurnAct[];
}

export function createVisits(
  world: World,
  { places, workers }: { readonly places: Places; readonly workers: Workers },
): Visits {
  const { timeline, facts, database, cast } = world;
  const watchesActivity = world.scenario.rounds.some(({ reminders }) =>
    reminders?.some(({ anchor }) => anchor === 'activity'),
  );
  let events = 0;

  function begin(reader: Reader, what: Purpose, chance: Chance): void {
    events += 1;
    const browser = { platform: 'page', tenant: '', externalId: `browser-${events}` };
    const { token, contact } = reader;
    // Some answer in the chat that the letter came by: what is said to them there is sent.
    const chat = chance.next() < 0.4 ? contact.accounts[0] : undefined;
    const from = chat ?? browser;
    places.ask(
      (deps) => redeemInvitation(deps, { token, source: 'somewhere', from }),
      (redeemed) => {
        if (!redeemed.ok) return; // used by a colleague, or too late: as people meet it
        const { conversation, responseId: response } = redeemed.value;
        const acts = actsFor({ compiled: database.compiled, chance, contact, cast }, what);
        next({ ...reader, chance, conversation, response, from, acts });
      },
    );
  }

  function next(visit: Visit): void {
    const act = visit.acts.shift();
    if (act === undefined) {
      if (watchesActivity) workers.sweepAt(timeline.clock.now() + 45 * MINUTE);
      return;
    }
    events += 1;
    const event: TurnEvent = {
      ...{ eventId: `event-${events}`, from: visit.from, conversation: visit.conversation },
      ...{ at: timeline.clock.now(), act },
    };
    press(visit, event, () => {
      const wait = visit.chance.below(10 * MINUTE);
      timeline.at(timeline.clock.now() + wait, 'goes on', () => next(visit));
    });
    if (visit.chance.next() < 0.15) press(visit, event, () => undefined); // a double click
  }

  function press(visit: Visit, event: TurnEvent, then: () => void): void {
    places.ask(
      (deps) => takeTurn(deps, event),
      (turn) => {
        // "Taken before" is no acknowledgement: what was taken may have been that the round is paused.
        if (turn.kind === 'turned' && turn.outcome === 'taken') acknowledge(visit, event);
        then();
      },
    );
  }

  function acknowledge(visit: Visit, { act, eventId }: TurnEvent): void {
    const event = `${visit.from.platform}:${eventId}`;
    const { response } = visit;
    if (act.kind === 'answered') {
      const { question, value } = act;
      facts.note({ kind: 'acknowledged', event, response, answer: { question, value } });
    } else facts.note({ kind: 'acknowledged', event, response });
  }

  return {
    begin,
    askFreshLink: (email) => {
      places.ask(
        (deps) => requestFreshLink(deps, { email, source: 'somewhere' }),
        () => undefined,
      );
    },
  };
}

type Compiled = World['database']['compiled'];

interface Visitor {
  readonly compiled: Compiled;
  readonly chance: Chance;
  readonly contact: CastContact;
  readonly cast: Cast;
}

/** What a visitor does from beginning to end; some leave halfway. */
function actsFor({ compiled, chance, contact, cast }: Visitor, what: Purpose): TurnAct[] {
  const acts: TurnAct[] = answers(compiled, chance);
  switch (what) {
    case 'decline':
      return [...acts.slice(1), commanded('decline', 'no time this year')];
    case 'stop':
      return [...acts.slice(1), commanded('stop', '')];
    case 'stop-all':
      return [commanded('stop', 'all')];
    case 'snooze':
      return [...acts.slice(1), commanded('snooze', chance.pick(['1', '3', '6']))];
    case 'hand-over':
      return [commanded('handover', colleagueOf(contact, cast, chance)), commanded('done')];
    case 'answer':
      if (chance.next() < 0.4) return acts;
      return [...acts, commanded('submit')];
  }
}

/** A colleague of the same member, or somebody whom nobody knew. */
function colleagueOf({ id, memberId }: CastContact, { contacts }: Cast, chance: Chance): string {
  const colleagues = [...contacts.values()].filter(
    (one) => one.memberId === memberId && one.id !== id,
  );
  const email =
    colleagues.length > 0 && chance.next() < 0.7
      ? chance.pick(colleagues).email
      : `new-${memberId.slice(-6)}@member.example`;
  return `Amina Said <${email}>`;
}

/** Questions that both questionnaires ask everybody; of the first, the member's choice of attribution, one is required. */
function answers(compiled: Compiled, chance: Chance): TurnAct[] {
  const questionnaires = Object.values(compiled);
  const [one] = questionnaires;
  const everywhere = (one?.questions ?? []).filter(
    ({ name, visibleIf }) =>
      visibleIf === null && questionnaires.every(({ byName }) => byName.has(name)),
  );
  const required = everywhere.filter(({ isRequired }) => isRequired);
  const more = chance.some(
    everywhere.filter(({ isRequired }) => !isRequired),
    chance.below(3),
  );
  return [...required, ...more].map((question) => answered(question, chance));
}

function answered(question: CompiledQuestion, chance: Chance): TurnAct {
  const value = sampleAnswer(question, chance.below(7), 'en');
  return { kind: 'answered', question: question.name, value };
}

function commanded(command: CommandName, argument?: string): TurnAct {
  return argument === undefined
    ? { kind: 'commanded', command }
    : { kind: 'commanded', command, argument };
}
