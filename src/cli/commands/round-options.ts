import { type Command, InvalidArgumentError } from 'commander';
import type { RoundInput } from '../../application/rounds/round-input.ts';
import { DEFAULT_AUDIENCE } from '../../domain/rounds/audience.ts';
import {
  CATEGORIES,
  type Category,
  MEMBER_KINDS,
  type MemberKind,
} from '../../domain/vocabulary.ts';
import { choices, wholeNumber } from '../arguments.ts';

type ReminderRules = NonNullable<RoundInput['reminders']>;

export interface DraftOptions {
  readonly meeting: string;
  readonly questionnaire: string;
  readonly closes: string;
  readonly kinds?: readonly MemberKind[];
  readonly categories?: readonly Category[];
  readonly countries?: string;
  readonly lateUntil?: string;
  readonly threshold?: number;
  readonly anyHour?: boolean;
  readonly remind?: ReminderRules;
  readonly because?: string;
}

/** The options that say what a round is. `optional`: a round that was drafted before needs none of them. */
export function addDraftOptions(command: Command, { optional = false } = {}): Command {
  const needed = (flags: string, words: string) =>
    optional ? command.option(flags, words) : command.requiredOption(flags, words);
  needed('--meeting <name>', 'the meeting that is prepared');
  needed('--questionnaire <name>', 'a published questionnaire');
  needed('--closes <day>', 'the last day, like 2027-04-01: until its end in each member’s capital');
  return command
    .option('--kinds <list>', `who is asked: ${MEMBER_KINDS.join(', ')}`, choices(MEMBER_KINDS))
    .option('--categories <list>', `any of ${CATEGORIES.join(', ')}`, choices(CATEGORIES))
    .option('--countries <list>', 'only these, like KE,FJ')
    .option('--late-until <time>', 'take late answers, flagged, until then')
    .option(
      '--threshold <n>',
      'groups smaller than this are not shown (5, at least 3)',
      wholeNumber,
    )
    .option(
      '--remind <rule>',
      'like "opening P3D not-started,partial"; once for each rule',
      addRule,
    )
    .option('--any-hour', 'also write at night and on weekends (not for real members)')
    .option('--because <reason>', 'why it may close on or after the meeting begins');
}

/** What the use case takes; it checks every value and names the field of a fault. */
export function draftFrom(slug: string, options: DraftOptions): RoundInput {
  const { meeting, questionnaire, closes, kinds, categories, countries } = options;
  const audience = {
    kinds: [...(kinds ?? DEFAULT_AUDIENCE.kinds)],
    categories: [...(categories ?? DEFAULT_AUDIENCE.categories)],
    ...(countries === undefined ? {} : { countries: countries.split(',') }),
  };
  return {
    ...{ slug, meeting, questionnaire, closesOn: closes, audience },
    ...(options.lateUntil === undefined ? {} : { lateUntil: Date.parse(options.lateUntil) }),
    ...(options.threshold === undefined ? {} : { threshold: options.threshold }),
    ...(options.anyHour === true ? { sendWindow: 'any' as const } : {}),
    ...(options.remind === undefined ? {} : { reminders: options.remind }),
  };
}

const RULE =
  /^(opening|closing) +(P\S+) +(not-started|partial|not-started,partial|partial,not-started)$/;

/** Reads one rule more; the use case checks the offset itself. */
function addRule(text: string, before: ReminderRules = []): ReminderRules {
  const [, anchor, offset, statuses] = RULE.exec(text.trim()) ?? [];
  if (anchor === undefined || offset === undefined || statuses === undefined) {
    throw new InvalidArgumentError('Write it like "opening P3D not-started,partial".');
  }
  const names = statuses.split(',').map((name) => (name === 'partial' ? name : 'not-started'));
  return [
    ...before,
    { anchor: anchor === 'closing' ? anchor : 'opening', offset, statuses: names },
  ];
}
