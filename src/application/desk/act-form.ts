import { REMINDABLE } from '../../domain/rounds/reminder-rules.ts';
import type { RoundAct } from '../../domain/rounds/state-machine.ts';
import { roundAfter } from '../../domain/rounds/state-machine.ts';
import type { Form, FormField, Shown } from '../../platform/shown.ts';
import { notAllowed } from '../allowed.ts';
import { dayText } from '../geneva-words.ts';
import { lookAtAudience } from '../rounds/preview-audience.ts';
import { listRounds } from '../rounds/round-status.ts';
import type { RoundRecord } from '../rounds/rows.ts';
import type { StaffActor } from '../staff/sessions.ts';
import type { DeskDeps } from './deps.ts';
import { choiceField, type Filled, optionLabel, textField, textIn } from './filled-fields.ts';
import { standing } from './looking.ts';
import { ENGLISH, notice, refused } from './notice.ts';

/** The acts on a round that is there, which the desk offers. */
export const DESK_ACTS = [
  'open',
  'remind',
  'extend',
  'pause',
  'resume',
  'close',
] as const satisfies readonly RoundAct[];
export type DeskAct = (typeof DESK_ACTS)[number];

export const ACT_FORM = 'desk.act';

/**
 * Asks for what an act needs, and for the last word: it says what will happen, to how many. Without a round it asks which
 * one, too, and tells the count as soon as one is chosen.
 */
export async function actForm(
  deps: DeskDeps,
  actor: StaffActor,
  ask: { readonly act: DeskAct; readonly round?: RoundRecord; readonly fields?: Filled },
): Promise<Shown> {
  const { words } = deps;
  const { act, round, fields = {} } = ask;
  const forbidden = notAllowed(actor, `round.${act}`);
  if (forbidden !== undefined) return refused(deps, actor, forbidden);
  if (round !== undefined) {
    const next = roundAfter(round.state, act);
    return next.ok
      ? formOf(deps, actor, { act, round, fields, choice: [] })
      : refused(deps, actor, next);
  }
  const rounds = await listRounds(deps, actor);
  if (!rounds.ok) return refused(deps, actor, rounds);
  const fitting = rounds.value.filter(({ state }) => roundAfter(state, act).ok);
  if (fitting.length === 0) {
    return notice('problem', { paragraphs: [words('noRoundFor', { act: words(`act.${act}`) })] });
  }
  const chosen = fitting.find(({ slug }) => slug === textIn(fields, 'round'));
  const options = fitting.map((one) => ({
    value: one.slug,
    label: optionLabel(`${one.slug}: ${one.meetingTitle}`, one.slug),
  }));
  const selected = chosen === undefined ? [] : [chosen.slug];
  const which = { name: 'round', label: words('fieldRound'), live: true };
  return formOf(deps, actor, {
    ...{ act, round: chosen, fields },
    choice: [choiceField(which, { options, selected })],
  });
}

async function formOf(
  deps: DeskDeps,
  actor: StaffActor,
  plan: {
    readonly act: DeskAct;
    readonly round: RoundRecord | undefined;
    readonly fields: Filled;
    readonly choice: readonly FormField[];
  },
): Promise<Shown> {
  const { words } = deps;
  const { act, round, fields, choice } = plan;
  const form: Form = {
    ...ENGLISH,
    form: ACT_FORM,
    context: contextOf(act, choice.length === 0 ? round : undefined),
    title: words(`actTitle.${act}`),
    paragraphs: [
      ...(round === undefined
        ? []
        : [`${round.slug}: ${round.meetingTitle}\n${standing(deps, round)}`]),
      words(`actText.${act}`),
      ...(round === undefined ? [] : await countOf(deps, actor, act, round)),
    ],
    fields: [...choice, ...fieldsOf(deps, act, round, fields)],
    submit: words(`act.${act}`),
    cancel: words('cancel'),
  };
  return { kind: 'form', form };
}

/** Which act on which round a form is about: both are names, which never hold a space. */
function contextOf(act: DeskAct, round: RoundRecord | undefined): string {
  return round === undefined ? act : `${act} ${round.slug}`;
}

export function readContext(context: string): { readonly act?: DeskAct; readonly round?: string } {
  const [name, round] = context.split(' ');
  const act = DESK_ACTS.find((one) => one === name);
  return { ...(act !== undefined && { act }), ...(round !== undefined && { round }) };
}

function fieldsOf(
  { words }: DeskDeps,
  act: DeskAct,
  round: RoundRecord | undefined,
  fields: Filled,
): readonly FormField[] {
  const value = (name: string) => textIn(fields, name);
  const isNeeded = act === 'remind';
  const reason = textField(
    {
      ...{ name: 'reason', label: words('fieldReason'), required: isNeeded },
      hint: words(isNeeded ? 'fieldReasonNeeded' : 'fieldReasonHint'),
    },
    { input: 'long-text', maxLength: 1000, value: value('reason') },
  );
  if (act !== 'extend') {
    const isLate = round !== undefined && round.closesOn >= round.meetingStartsOn;
    return act === 'open' && isLate ? [confirmField(words, round, fields), reason] : [reason];
  }
  const hint =
    round === undefined
      ? {}
      : {
          hint: words('fieldNewClosingHint', {
            day: dayText(round.closesOn),
            begins: dayText(round.meetingStartsOn),
          }),
        };
  const closing = textField(
    { name: 'closesOn', label: words('fieldNewClosing'), ...hint },
    { input: 'date', maxLength: 10, value: value('closesOn') },
  );
  return [closing, reason, confirmField(words, round, fields)];
}

/** Closing on or after the meeting's first day is meant: the reason says why. */
export function confirmField(
  words: DeskDeps['words'],
  meeting: { readonly meetingStartsOn: string } | undefined,
  fields: Filled,
): FormField {
  const begins = meeting === undefined ? '' : dayText(meeting.meetingStartsOn);
  const options = [{ value: 'yes', label: words('confirmAfter') }];
  const selected = textIn(fields, 'confirm') === 'yes' ? ['yes'] : [];
  const frame = {
    ...{ name: 'confirm', label: words('confirmLabel'), required: false },
    hint: words('confirmHint', { begins }),
  };
  return { ...choiceField(frame, { options, selected }) };
}

/** What will happen, to how many: counted now, and by the same rule as the act's own. */
async function countOf(
  deps: DeskDeps,
  actor: StaffActor,
  act: DeskAct,
  round: RoundRecord,
): Promise<readonly string[]> {
  const { store, clock, words } = deps;
  const now = clock.now();
  if (act === 'open') {
    const look = await lookAtAudience(deps, { audience: round.audience, at: now }, actor);
    return look.ok ? [words('wouldAsk', { asked: look.value.asked })] : [];
  }
  const standings = await store.transaction(({ rounds }) => rounds.standings(round.id));
  const waiting = standings.filter(({ status }) => REMINDABLE.includes(status));
  const count = act === 'remind' ? waiting.filter(({ closesAt }) => closesAt > now) : waiting;
  return [words(`reaches.${act}`, { count: count.length })];
}
