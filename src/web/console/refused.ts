import type { Refusal } from '../../domain/refusal.ts';
import type { ConsoleDeps } from './deps.ts';
import { type ConsoleWord, say } from './words.ts';

/** What stands in the way, in words, and the control where it can be mended. */
export interface Problem {
  readonly text: string;
  readonly target?: string;
  readonly status: number;
}

/** A refusal as a page tells it. `at` says which control mends which refusal on this page. */
export function problemOf(
  { parley }: Pick<ConsoleDeps, 'parley'>,
  { code, params }: Refusal,
  at: Readonly<Record<string, string>> = {},
): Problem {
  const field = code === 'bad-input' ? String(params?.['field'] ?? '') : '';
  const label = FIELD_LABELS[field];
  const named = label === undefined ? params : { ...params, field: say(label) };
  const text = parley.refusalWords(code, named);
  const target = at[field === '' ? code : field];
  return { text, status: statusOf(code), ...(target === undefined ? {} : { target }) };
}

/** How pages call what use cases name. */
const FIELD_LABELS: Readonly<Record<string, ConsoleWord>> = {
  how: 'nominationHow',
  slug: 'fieldSlug',
  meeting: 'fieldMeeting',
  questionnaire: 'fieldQuestionnaire',
  'audience.kinds': 'fieldKinds',
  closesOn: 'fieldClosesOn',
  opensOn: 'fieldOpensOn',
  lateUntil: 'fieldLateUntil',
  threshold: 'fieldThreshold',
  rules: 'reminders',
  escalateAfter: 'fieldEscalate',
  kind: 'fieldMeetingKind',
  number: 'fieldNumber',
  title: 'fieldTitle',
  startsOn: 'fieldStartsOn',
  endsOn: 'fieldEndsOn',
  place: 'fieldPlace',
  studyPeriod: 'fieldStudyPeriod',
  minutes: 'dayTime',
  presenter: 'dayPresenter',
  into: 'dayInto',
  ...{ name: 'fieldName', country: 'fieldCountry' },
  ...{ answer: 'fieldAnswer', mode: 'fieldMode', alternate: 'fieldAlternate' },
  ...{ channel: 'fieldChannel', presence: 'fieldPresence', who: 'fieldWho', on: 'fieldDay' },
  ...{ email: 'fieldEmail', from: 'fieldFrom', until: 'fieldUntil', document: 'fieldDocument' },
  ...{ ending: 'fieldEnding', reason: 'reason' },
};

function statusOf(code: string): number {
  if (code === 'not-allowed') return 403;
  if (
    code === 'round-unknown' ||
    code === 'fault-unknown' ||
    code === 'item-unknown' ||
    code === 'no-such-version' ||
    code === 'not-subscribed'
  )
    return 404;
  if (code === 'need-changed-since' || code === 'paper-changed-since' || code === 'item-dropped')
    return 409;
  if (code === 'nomination-unknown') return 404;
  if (code === 'nomination-decided' || code === 'nomination-withdrawn') return 409;
  if (code === 'not-closed' || code === 'slug-taken' || code.startsWith('round-is-')) return 409;
  return 422;
}
