import { z } from 'zod';
import { ADDRESSEE_STATES } from '../../domain/rounds/addressee-state.ts';
import {
  isReminderRule,
  REMINDER_ANCHORS,
  REMINDER_RULES_MAX,
} from '../../domain/rounds/reminder-rules.ts';
import { isSameRule } from '../../domain/rounds/rule-text.ts';
import { DAY_MS } from '../../domain/time/calendar.ts';
import { parseDuration } from '../../domain/time/duration.ts';

const reminderRule = z
  .object({
    anchor: z.enum(REMINDER_ANCHORS),
    offset: z.string(),
    states: z.array(z.enum(ADDRESSEE_STATES)),
    channels: z.array(z.string().min(1)).default([]),
  })
  .refine(
    isReminderRule,
    'give an offset like P3D or PT48H and whom it reminds; counted from the last activity, only partial and complete, at least PT1H',
  );

/** A round's whole list of rules. One that stands there twice would only remind twice. */
export const reminderRules = z
  .array(reminderRule)
  .max(REMINDER_RULES_MAX, `at most ${REMINDER_RULES_MAX} rules`)
  .superRefine((rules, context) => {
    const repeated = rules.findIndex((rule, index) =>
      rules.slice(0, index).some((earlier) => isSameRule(earlier, rule)),
    );
    if (repeated > 0) {
      context.addIssue({ code: 'custom', path: [repeated], message: 'this rule is there twice' });
    }
  });

/** Less would ask a second person before the first one has had a working day. */
const ESCALATE_LEAST_MS = DAY_MS;

/** Silence after which the next contact is written to. */
export const escalateAfter = z.string().refine((text) => {
  const duration = parseDuration(text);
  return duration !== undefined && duration.days * DAY_MS + duration.ms >= ESCALATE_LEAST_MS;
}, 'give a duration of at least a day, like P7D');
