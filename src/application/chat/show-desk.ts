import { progressOf } from '../../conversation/progress.ts';
import { directionOf, type Language } from '../../domain/language.ts';
import type { Address } from '../../platform/adapter.ts';
import type { Action } from '../../platform/prompt.ts';
import type { Desk, DeskAction, DeskRound } from '../../platform/shown.ts';
import { findStanding } from '../answering/take-turn.ts';
import { staffOf } from '../linking/staff-accounts.ts';
import type { ChatDeps } from './deps.ts';
import { conversationIn, placesOf } from './places.ts';
import type { ChatPlace } from './rows.ts';

/** A person's own page: the rounds that ask for it, how far each is, and how to go on; for staff, what they can do. */
export async function deskOf(deps: ChatDeps, from: Address, language: Language): Promise<Desk> {
  const [staff, places] = await Promise.all([staffOf(deps, from), placesOf(deps, from)]);
  const say = sayer(deps, language);
  const rounds = await Promise.all(places.map((place) => roundOf(deps, from, place)));
  const contact = await deps.store.transaction(({ chats }) => chats.contactOf(from));
  const isNobody = staff === undefined && contact === undefined;
  const join: DeskAction = { words: 'join', label: say('deskJoin') };
  return {
    ...{ language, direction: directionOf(language), title: say('deskTitle'), rounds },
    paragraphs: isNobody ? [say('unknown')] : rounds.length === 0 ? [say('deskNothing')] : [],
    actions: isNobody ? [join] : staff === undefined ? [] : deps.desk.actions(staff),
  };
}

function sayer({ phrases }: ChatDeps, language: Language) {
  return (name: string, params = {}) => phrases(language, `chat.${name}`, params);
}

async function roundOf(deps: ChatDeps, from: Address, place: ChatPlace): Promise<DeskRound> {
  const { language, member, meeting, status, roundState, addresseeId } = place;
  const say = sayer(deps, language);
  const conversation = await conversationIn(deps, from, place);
  const standing = await findStanding(deps, from, conversation);
  const { answered, total } =
    standing === undefined
      ? { answered: 0, total: 0 }
      : progressOf(standing.questionnaire, standing.situation);
  const { closesAt, timeZone } = place;
  const until = deps.closingText({ closesAt, timeZone, language });
  const line =
    roundState === 'paused'
      ? say('deskPaused')
      : roundState === 'closed'
        ? say('deskClosed')
        : say(LINES[status], { answered, total, closesAt: until });
  const isSent = status === 'submitted';
  const label = say(isSent ? 'deskReview' : answered > 0 ? 'deskContinue' : 'deskStart');
  const action: Action = {
    ...{ command: 'start', argument: addresseeId, label },
    weight: isSent ? 'secondary' : 'primary',
  };
  return {
    title: `${member} · ${meeting}`,
    lines: [line],
    progress: { position: answered, total },
    actions: roundState === 'open' || isSent ? [action] : [],
  };
}

const LINES = {
  'not-started': 'deskOpen',
  partial: 'deskOpen',
  submitted: 'deskSent',
  declined: 'deskDeclined',
} as const;

/**
 * Keeps the pages of those who look at them up to date after an answer, whoever of their member gave it, and wherever. One
 * look-up at a time: who answers meanwhile is looked up together afterwards, so that a rush of answers costs few. `rest`
 * resolves when nothing is being shown any more.
 */
export function keepDesks(deps: ChatDeps): {
  turned(from: Address): void;
  rest(): Promise<void>;
} {
  const { show, rest } = showAnew(deps);
  const heard = new Map<string, Address>();
  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    while (heard.size > 0) {
      const from = [...heard.values()];
      heard.clear();
      try {
        const onlookers = await deps.store.transaction(({ chats }) => chats.onlookers(from));
        for (const to of onlookers) show(to);
      } catch (error) {
        deps.trouble('desk', error);
      }
    }
    looking = undefined;
  };
  return {
    turned: (from) => {
      heard.set(keyOf(from), from);
      looking ??= look();
    },
    rest: async () => {
      await looking;
      await rest();
    },
  };
}

/** Shows a page; what comes while it is being shown is shown once more afterwards. */
function showAnew(deps: ChatDeps) {
  const running = new Map<string, 'once' | 'again'>();
  const underWay = new Set<Promise<void>>();
  const showNow = async (to: Address): Promise<void> => {
    const contact = await deps.store.transaction(({ chats }) => chats.contactOf(to));
    if (contact === undefined) return;
    await deps.platforms.showDesk(to, await deskOf(deps, to, contact.language));
  };
  const run = async (key: string, to: Address): Promise<void> => {
    do {
      running.set(key, 'once');
      await showNow(to).catch((error) => deps.trouble('desk', error));
    } while (running.get(key) === 'again');
    running.delete(key);
  };
  return {
    show: (to: Address): void => {
      const key = keyOf(to);
      if (running.has(key)) {
        running.set(key, 'again');
        return;
      }
      const showing = run(key, to).finally(() => underWay.delete(showing));
      underWay.add(showing);
    },
    rest: async (): Promise<void> => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

function keyOf({ platform, tenant, externalId }: Address): string {
  return JSON.stringify([platform, tenant, externalId]);
}
