import { A_DAY } from '../../application/fields.ts';
import { archiveRound } from '../../application/rounds/archive-round.ts';
import { changeRules } from '../../application/rounds/change-rules.ts';
import { closeRound } from '../../application/rounds/close-round.ts';
import { extendRound } from '../../application/rounds/extend-round.ts';
import { openRound } from '../../application/rounds/open-round.ts';
import { pauseRound } from '../../application/rounds/pause-round.ts';
import { remindRound } from '../../application/rounds/remind-round.ts';
import { resumeRound } from '../../application/rounds/resume-round.ts';
import { scheduleRound } from '../../application/rounds/schedule-round.ts';
import { atRules } from '../../application/rounds/typed-round.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import type { RoundAct } from '../../domain/rounds/state-machine.ts';
import { genevaInstant } from '../../domain/time/geneva.ts';
import { dayOf, type Fields, textOf } from './fields.ts';
import { rulesIn } from './rule-fields.ts';
import type { Visit } from './visit.ts';

export interface Performed {
  /** How many members it reached, where that is worth telling. */
  readonly count?: number;
}

/** Does what an act's page asks for, through its use case. */
export async function performAct(
  { parley, actor }: Visit,
  order: { readonly act: RoundAct; readonly round: string; readonly fields: Fields },
): Promise<Result<Performed>> {
  const { act, round, fields } = order;
  const reason = textOf(fields, 'reason');
  const plain = { round, ...(reason !== '' && { reason }) };
  switch (act) {
    case 'open':
      return quietly(await openRound(parley, { round, ...confirmation(fields) }, actor));
    case 'schedule': {
      const opensAt = genevaInstant(dayOf(fields, 'opensOn'), textOf(fields, 'opensTime', 5));
      if (opensAt === undefined) return refuse('bad-input', { field: 'opensOn', problem: A_DAY });
      const input = { round, opensAt, ...confirmation(fields) };
      return quietly(await scheduleRound(parley, input, actor));
    }
    case 'pause':
      return quietly(await pauseRound(parley, plain, actor));
    case 'resume':
      return quietly(await resumeRound(parley, plain, actor));
    case 'close':
      return quietly(await closeRound(parley, plain, actor));
    case 'archive':
      return quietly(await archiveRound(parley, plain, actor));
    case 'remind': {
      const reminded = await remindRound(parley, { round, reason }, actor);
      return reminded.ok ? done({ count: reminded.value.planned }) : reminded;
    }
    case 'change-rules': {
      const reminders = rulesIn(fields);
      if (!reminders.ok) return reminders;
      const silence = textOf(fields, 'escalateAfter', 20);
      const input = { ...plain, reminders: reminders.value, escalateAfter: silence };
      const changed = await changeRules(parley, input, actor);
      return changed.ok ? done({ count: changed.value.planned }) : atRules(changed);
    }
    case 'extend': {
      const input = { ...plain, closesOn: dayOf(fields, 'closesOn'), ...confirmation(fields) };
      const extended = await extendRound(parley, input, actor);
      return extended.ok ? done({ count: extended.value.told }) : extended;
    }
  }
}

/** Closing on or after the meeting's first day needs the tick and the reason, both. */
export function confirmation(fields: Fields): { readonly closesAfterMeetingBecause?: string } {
  const reason = textOf(fields, 'reason');
  const isConfirmed = fields.get('confirm') === 'yes' && reason !== '';
  return isConfirmed ? { closesAfterMeetingBecause: reason } : {};
}

function quietly(result: Result<unknown>): Result<Performed> {
  return result.ok ? done({}) : result;
}
