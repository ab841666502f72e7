import { done, type Refusal, type Result } from '../../domain/refusal.ts';
import type { FormField, Shown } from '../../platform/shown.ts';
import { A_DAY, typedDay } from '../fields.ts';
import { closeRound } from '../rounds/close-round.ts';
import { extendRound } from '../rounds/extend-round.ts';
import { openRound } from '../rounds/open-round.ts';
import { pauseRound } from '../rounds/pause-round.ts';
import { remindRound } from '../rounds/remind-round.ts';
import { resumeRound } from '../rounds/resume-round.ts';
import { ACT_FORM, actForm, type DeskAct, readContext } from './act-form.ts';
import type { Asked, DeskDeps } from './deps.ts';
import { type Filled, textIn } from './filled-fields.ts';
import { roundMeant } from './looking.ts';
import { notice, refused } from './notice.ts';
import { roundIn } from './read-words.ts';

/** Needs no second thought: nothing new reaches members, and it can be taken back. */
const AT_ONCE: ReadonlySet<DeskAct> = new Set(['pause', 'resume']);

/** `remind cto-2027`: asks what is missing, and before anything that reaches members. */
export async function askAct(
  deps: DeskDeps,
  { actor }: Asked,
  { act, rest }: { readonly act: DeskAct; readonly rest: readonly string[] },
): Promise<readonly Shown[]> {
  const [name, ...more] = rest;
  const named = roundIn(name);
  if (named === undefined) return [await actForm(deps, actor, { act })];
  const found = await roundMeant(deps, actor, named);
  if (!found.ok) return [await refused(deps, actor, found)];
  const round = found.value;
  if (round === undefined) return [await actForm(deps, actor, { act })];
  if (AT_ONCE.has(act)) {
    const order = { act, round: round.slug, fields: { reason: more.join(' ') } };
    return [await told(deps, actor, act, await perform(deps, actor, order))];
  }
  const [day = '', ...why] = act === 'extend' ? more : ['', ...more];
  const fields = { closesOn: day, reason: why.join(' ') };
  if (day !== '' && typedDay(day) === '') {
    const { words } = deps;
    const problem = { field: words('fieldNewClosing'), problem: A_DAY };
    return [await refused(deps, actor, { ok: false, code: 'bad-input', params: problem })];
  }
  return [await actForm(deps, actor, { act, round, fields })];
}

/** An act's form came back. */
export async function filledAct(
  deps: DeskDeps,
  { actor }: Asked,
  filled: { readonly context: string; readonly fields: Filled; readonly sent: boolean },
): Promise<readonly Shown[]> {
  const { words } = deps;
  const { fields, sent } = filled;
  const { act, round: fixed } = readContext(filled.context);
  if (act === undefined) return [notice('problem', { paragraphs: [words('formUnknown')] })];
  const name = fixed ?? textIn(fields, 'round');
  if (!sent) {
    const found = fixed === undefined ? undefined : await roundMeant(deps, actor, fixed);
    const round = found?.ok ? found.value : undefined;
    return [await actForm(deps, actor, { act, fields, ...(round !== undefined && { round }) })];
  }
  if (name === '') return [{ kind: 'problems', problems: { round: words('chooseRound') } }];
  const result = await perform(deps, actor, { act, round: name, fields });
  const field = result.ok ? undefined : FIELD_OF[act]?.[faultOf(result)];
  if (result.ok || field === undefined) return [await told(deps, actor, act, result)];
  return [{ kind: 'problems', problems: { [field]: problemWords(deps, result, act) } }];
}

interface Performed {
  readonly count?: number;
}

async function perform(
  deps: DeskDeps,
  actor: Asked['actor'],
  order: { readonly act: DeskAct; readonly round: string; readonly fields: Filled },
): Promise<Result<Performed>> {
  const { act, round, fields } = order;
  const reason = textIn(fields, 'reason');
  const plain = { round, ...(reason !== '' && { reason }) };
  switch (act) {
    case 'open': {
      const opened = await openRound(deps, { round, ...confirmed(fields) }, actor);
      return opened.ok ? done({ count: opened.value.addressees }) : opened;
    }
    case 'pause':
      return quietly(await pauseRound(deps, plain, actor));
    case 'resume':
      return quietly(await resumeRound(deps, plain, actor));
    case 'close':
      return quietly(await closeRound(deps, plain, actor));
    case 'remind': {
      const reminded = await remindRound(deps, { round, reason }, actor);
      return reminded.ok ? done({ count: reminded.value.planned }) : reminded;
    }
    case 'extend': {
      const closesOn = typedDay(textIn(fields, 'closesOn', 20));
      const extended = await extendRound(deps, { ...plain, closesOn, ...confirmed(fields) }, actor);
      return extended.ok ? done({ count: extended.value.told }) : extended;
    }
  }
}

/** Closing on or after the meeting's first day needs the tick and the reason, both. */
export function confirmed(fields: Filled): { readonly closesAfterMeetingBecause?: string } {
  const reason = textIn(fields, 'reason');
  const isConfirmed = textIn(fields, 'confirm') === 'yes' && reason !== '';
  return isConfirmed ? { closesAfterMeetingBecause: reason } : {};
}

function quietly(result: Result<unknown>): Result<Performed> {
  return result.ok ? done({}) : result;
}

function told(
  deps: DeskDeps,
  actor: Asked['actor'],
  act: DeskAct,
  result: Result<Performed>,
): Promise<Shown> | Shown {
  if (!result.ok) return refused(deps, actor, result);
  const { count = 0 } = result.value;
  return notice('done', { paragraphs: [deps.words(`done.${act}`, { count })] });
}

/** What a refusal is about: a field, or the rule that it broke. */
export function faultOf({ code, params }: Refusal): string {
  return code === 'bad-input' ? String(params?.['field'] ?? '') : code;
}

/** Which field of an act's form mends which refusal. */
const FIELD_OF: Readonly<Partial<Record<DeskAct, Readonly<Record<string, FormField['name']>>>>> = {
  open: { 'closing-not-before-meeting': 'confirm' },
  remind: { 'reason-missing': 'reason' },
  extend: {
    closesOn: 'closesOn',
    'closing-not-later': 'closesOn',
    'closing-not-before-meeting': 'closesOn',
  },
};

function problemWords(deps: DeskDeps, { code, params }: Refusal, act: DeskAct): string {
  const label = act === 'extend' ? 'fieldNewClosing' : 'fieldReason';
  const named = code === 'bad-input' ? { ...params, field: deps.words(label) } : params;
  return deps.refusalWords(code, named);
}

export const isActForm = (form: string) => form === ACT_FORM;
