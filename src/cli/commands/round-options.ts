import { type Command, InvalidArgumentError, Option } from 'commander';
import type { RoundInput } from '../../application/rounds/round-input.ts';
import { DEFAULT_AUDIENCE } from '../../domain/rounds/audience.ts';
import { parseRule, RULE_FORM } from '../../domain/rounds/rule-text.ts';
import {
  CATEGORIES,
  type Category,
  MEMBER_KINDS,
  type MemberKind,
  REGIONS,
  type Region,
} from '../../domain/vocabulary.ts';
import { choices, countryCodes, day, numberBetween, reason, time } from '../arguments.ts';
import { WrongUsage } from '../exit.ts';

export type ReminderRules = NonNullable<RoundInput['reminders']>;

export interface DraftOptions {
  readonly meeting: string;
  readonly questionnaire: string;
  readonly closes: string;
  readonly kinds?: readonly MemberKind[];
  readonly categories?: readonly Category[];
  readonly regions?: readonly Region[];
  readonly countries?: readonly string[];
  readonly lateUntil?: number;
  readonly threshold?: number;
  readonly anyHour?: boolean;
  readonly remind?: ReminderRules;
  readonly escalateAfter?: string;
  readonly because?: string;
}

/** The options that say what a round is. `optional`: a round that was drafted before needs none of them. */
export function addDraftOptions(command: Command, { optional = false } = {}): Command {
  const needed = (flags: string, words: string) =>
    command.addOption(new Option(flags, words).makeOptionMandatory(!optional));
  needed('--meeting <name>', 'the meeting that is prepared');
  needed('--questionnaire <name>', 'a published questionnaire');
  return command
    .addOption(
      new Option('--closes <day>', 'the last day, like 2027-04-01: to its end in each capital')
        .argParser(day)
        .makeOptionMandatory(!optional),
    )
    .option('--kinds <list>', `who is asked: ${MEMBER_KINDS.join(', ')}`, choices(MEMBER_KINDS))
    .option('--categories <list>', `any of ${CATEGORIES.join(', ')}`, choices(CATEGORIES))
    .option('--regions <list>', `only these: ${REGIONS.join(', ')}`, choices(REGIONS))
    .option('--countries <list>', 'only these, like KE,FJ', countryCodes)
    .option('--late-until <time>', 'take late answers, flagged, until then', time)
    .option(
      '--threshold <n>',
      'groups smaller than this are not shown (5, at least 3)',
      numberBetween(1, 1000),
    )
    .option(
      '--remind <rule>',
      'like "opening P3D not-started,partial"; once for each rule, or none',
      addRule,
    )
    .option('--escalate-after <duration>', 'silence until the next contact is written to, like P7D')
    .option(
      '--any-hour',
      'also write at night, on weekends and as often as the rules say (not for real members)',
    )
    .option('--because <reason>', 'why it may close on or after the meeting begins', reason);
}

/** What the use case takes; it checks every value and names the field of a fault. */
export function draftFrom(slug: string, options: DraftOptions): RoundInput {
  const { meeting, questionnaire, closes, kinds, categories, regions, countries } = options;
  const audience = {
    kinds: [...(kinds ?? DEFAULT_AUDIENCE.kinds)],
    categories: [...(categories ?? DEFAULT_AUDIENCE.categories)],
    ...(regions === undefined ? {} : { regions: [...regions] }),
    ...(countries === undefined ? {} : { countries: [...countries] }),
  };
  return {
    ...{ slug, meeting, questionnaire, closesOn: closes, audience },
    ...(options.lateUntil === undefined ? {} : { lateUntil: options.lateUntil }),
    ...(options.threshold === undefined ? {} : { threshold: options.threshold }),
    ...(options.anyHour === true ? { sendWindow: 'any' as const } : {}),
    ...(options.remind === undefined ? {} : { reminders: options.remind }),
    ...(options.escalateAfter === undefined ? {} : { escalateAfter: options.escalateAfter }),
  };
}

/**
 * Whether `round open` is given a new round, by its meeting, questionnaire and closing day, or the name of a drafted one,
 * which knows all that already. Something in between would open another round than was meant.
 */
export function newRound(options: Partial<DraftOptions>): DraftOptions | undefined {
  const { meeting, questionnaire, closes, because: _, ...others } = options;
  if (meeting !== undefined && questionnaire !== undefined && closes !== undefined) {
    return { ...options, meeting, questionnaire, closes };
  }
  const given = [meeting, questionnaire, closes, ...Object.values(others)];
  if (given.every((value) => value === undefined)) return undefined;
  throw new WrongUsage(
    'a new round needs --meeting, --questionnaire and --closes; a drafted one takes only its name (and --because)',
  );
}

/** Reads one rule more; the use case checks the offset itself. "none", alone, is the empty list. */
export function addRule(text: string, before?: ReminderRules): ReminderRules {
  if (text.trim() === NO_RULES && before === undefined) return [];
  const rule = parseRule(text);
  if (rule === undefined || before?.length === 0) {
    throw new InvalidArgumentError(`Write it ${RULE_FORM}. Or ${NO_RULES}, alone.`);
  }
  return [...(before ?? []), { ...rule, states: [...rule.states], channels: [...rule.channels] }];
}

const NO_RULES = 'none';
