import {
  mergeNeeds,
  moveNeed,
  renameNeed,
  setNeedAside,
} from '../../application/needs/change-needs.ts';
import type { Coded } from '../../application/needs/coding.ts';
import { splitNeed } from '../../application/needs/split-need.ts';
import { translateAnswer } from '../../application/needs/translate-answer.ts';
import { isLanguage } from '../../domain/language.ts';
import { numberIn } from '../../domain/outcomes/numbered.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { type Fields, textOf } from './fields.ts';
import { PART_MOST } from './parts/need-acts.ts';
import type { Visit } from './visit.ts';

export const NEED_ACTS = ['code', 'merge', 'split', 'set-aside', 'translate'] as const;
export type NeedAct = (typeof NEED_ACTS)[number];

export interface PerformedAct {
  /** Null for what is no act of coding. */
  readonly act: number | null;
  /** Whether the next need without a title comes then. */
  readonly goesOn: boolean;
}

interface Order {
  readonly act: NeedAct;
  readonly meeting: string;
  readonly need: number;
  readonly fields: Fields;
}

/** Does what a form of the two panes asks for, through its use case. */
export async function performNeedAct(visit: Visit, order: Order): Promise<Result<PerformedAct>> {
  const { parley, actor } = visit;
  const { act, meeting, need, fields } = order;
  const at = { meeting, seen: seenIn(fields) };
  switch (act) {
    case 'code':
      return code(visit, order);
    case 'merge': {
      const isOther = fields.has('other');
      const into = numberIn('N', textOf(fields, isOther ? 'other' : 'into', 10)) ?? 0;
      const reason = textOf(fields, isOther ? 'otherReason' : 'reason');
      if (into === 0) return refuse('bad-input', { field: 'needs', problem: 'give its number' });
      const input = { ...at, into, needs: [need], reason };
      return coded(await mergeNeeds(parley, input, actor), true);
    }
    case 'split': {
      const [excerpt, title] = [textOf(fields, 'part', PART_MOST), textOf(fields, 'newTitle', 300)];
      const input = { ...at, need, excerpt, title, reason: textOf(fields, 'splitReason') };
      return coded(await splitNeed(parley, input, actor), false);
    }
    case 'set-aside': {
      const input = { ...at, need, reason: textOf(fields, 'asideReason') };
      return coded(await setNeedAside(parley, input, actor), true);
    }
    case 'translate':
      return translate(visit, order);
  }
}

/** The newest act that somebody had seen who pressed a button. */
function seenIn(fields: Fields): number | undefined {
  const text = textOf(fields, 'seen', 12);
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function coded(result: Result<Coded>, goesOn: boolean): Result<PerformedAct> {
  return result.ok ? done({ act: result.value.act, goesOn }) : result;
}

/** Title and topic are two acts; what stays as it was is none. The title comes first: it alone can be refused. */
async function code(
  { parley, actor }: Visit,
  { meeting, need, fields }: Order,
): Promise<Result<PerformedAct>> {
  const input = { meeting, need, seen: seenIn(fields) };
  const title = textOf(fields, 'title', 300);
  const named = await renameNeed(parley, { ...input, title }, actor);
  if (!named.ok && named.code !== 'need-unchanged') return named;
  const seen = named.ok ? named.value.act : input.seen;
  const topic = textOf(fields, 'topic', 100);
  const moved = await moveNeed(parley, { ...input, seen, topic }, actor);
  if (!moved.ok && moved.code !== 'need-unchanged') return moved;
  if (moved.ok) return done({ act: moved.value.act, goesOn: true });
  return coded(named, true);
}

async function translate(
  { parley, actor }: Visit,
  { meeting, need, fields }: Order,
): Promise<Result<PerformedAct>> {
  const answer = textOf(fields, 'answer', 40);
  const language = textOf(fields, `into-${answer}`, 5);
  if (!isLanguage(language)) {
    return refuse('bad-input', { field: 'language', problem: 'choose one of the six' });
  }
  const text = textOf(fields, `text-${answer}`, PART_MOST);
  const result = await translateAnswer(parley, { meeting, need, answer, language, text }, actor);
  return result.ok ? done({ act: null, goesOn: false }) : result;
}
