import { isAwaited } from './access.ts';
import { isStale, type Move, type Turn } from './move.ts';
import { notice, telling } from './notices.ts';
import { keepDraft } from './on-answer.ts';
import { stale } from './on-step.ts';
import type { Colleague } from './state.ts';
import { readColleague } from './understand/colleague.ts';
import { readYesNo } from './understand/yes-no.ts';

const NOBODY: Colleague = { name: '', email: '' };

/** Asks who is to answer instead, or whether it is whom the command names; nothing is sent before a yes. */
export function handover(turn: Turn, argument: string): Move {
  const kept = keepDraft(turn);
  const { view, state } = kept;
  const why = whyNot(kept);
  if (why !== undefined) return { view, state, outcome: 'nothing', tell: [telling(why)] };
  const asking = { ...state, awaiting: 'colleague' as const, colleague: NOBODY };
  if (argument.trim() === '') return { view, state: asking, outcome: 'taken' };
  return named({ ...kept, state: asking }, argument);
}

/** Words while a colleague is asked for: who it is, the rest of it, or the yes that it takes. */
export function colleagueSaid(turn: Turn, words: string): Move {
  const { view, state } = turn;
  const { name, email } = state.colleague ?? NOBODY;
  const isComplete = name !== '' && email !== '';
  const answer = readYesNo(words);
  if (answer === true) return isStale(turn) ? stale(turn) : confirmHandover(turn);
  if (answer === false) return { view, state: { ...state, awaiting: null }, outcome: 'taken' };
  if (!isComplete || words.includes('@')) return named(turn, words);
  const yesOrNo = { yes: view.phrase('yes'), no: view.phrase('no') };
  return { ...turn, outcome: 'not-understood', problem: view.phrase('problem.yes-no', yesOrNo) };
}

/** The yes: the colleague gets an invitation; who handed over may still answer. */
export function confirmHandover(turn: Turn): Move {
  const { view, state } = turn;
  const { name, email } = state.colleague ?? NOBODY;
  if (name === '' || email === '') return { ...turn, outcome: 'not-understood' };
  const left = { ...state, awaiting: null };
  const why = whyNot(turn);
  if (why !== undefined) return { view, state: left, outcome: 'nothing', tell: [telling(why)] };
  const { closesAtText: closesAt } = view.situation.round;
  const tell: NonNullable<Move['tell']>[number] = (after, next) =>
    notice(after, next, {
      tone: 'done',
      paragraphs: [after.phrase('handedOver', { name, email, closesAt })],
    });
  const effects = [{ kind: 'hand-over' as const, colleague: { name, email } }];
  return { view, state: left, outcome: 'taken', effects, tell: [tell] };
}

/** What is said now beside what was said before; the latest counts. */
function named(turn: Turn, words: string): Move {
  const { view, state } = turn;
  const said = readColleague(words);
  const problem = problemOf(turn, said);
  if (said === undefined || problem !== undefined) {
    return { ...turn, outcome: 'not-understood', rejected: words, ...(problem && { problem }) };
  }
  const before = state.colleague ?? NOBODY;
  const colleague = { name: said.name || before.name, email: said.email || before.email };
  return { view, state: { ...state, colleague }, outcome: 'taken' };
}

function problemOf({ view }: Turn, said: Colleague | undefined): string | undefined {
  if (said === undefined) return view.phrase('problem.email');
  if (said.email === view.situation.contact.email.toLowerCase()) {
    return view.phrase('problem.own-address');
  }
  const isNothing = said.name === '' && said.email === '';
  return isNothing ? view.phrase('problem.colleague') : undefined;
}

/** A reply that was sent or declined, or whose time is over, is not handed over; kindly, the phrase that says so. */
function whyNot({ view, event }: Turn): string | undefined {
  const { situation } = view;
  if (isAwaited(situation, event.at)) return undefined;
  if (situation.response.status === 'submitted') return 'handoverSent';
  if (situation.response.status === 'declined') return 'handoverDeclined';
  return 'handoverLate';
}
