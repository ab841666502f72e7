import { done, type Result } from '../../domain/refusal.ts';
import { parseIsoDay } from '../../domain/time/calendar.ts';
import { genevaDay } from '../../domain/time/geneva.ts';
import type { Form, FormField, Shown } from '../../platform/shown.ts';
import { notAllowed } from '../allowed.ts';
import { A_DAY, typedDay } from '../fields.ts';
import { genevaTime } from '../geneva-words.ts';
import { listMeetings } from '../meetings/list-meetings.ts';
import { listQuestionnaires } from '../questionnaires/list-questionnaires.ts';
import { openNewRound } from '../rounds/open-round.ts';
import { type AudienceLook, lookAtAudience } from '../rounds/preview-audience.ts';
import { listRounds } from '../rounds/round-status.ts';
import { scheduleNewRound } from '../rounds/schedule-round.ts';
import { atRules, ROUND_MENDED_AT, roundInputOf, type TypedRound } from '../rounds/typed-round.ts';
import { confirmed, faultOf } from './acting.ts';
import type { Asked, DeskDeps } from './deps.ts';
import type { Filled } from './filled-fields.ts';
import { ENGLISH, notice, refused } from './notice.ts';
import {
  type OpeningChoices,
  openingFields,
  type TypedOpening,
  typedOpening,
} from './open-fields.ts';

export const OPEN_FORM = 'desk.open';

const NAMES_MAX = 8;

type Actor = Asked['actor'];

/** The form of a new round, with the count of those whom it would ask as it stands now. */
export async function openForm(
  deps: DeskDeps,
  { actor }: Asked,
  fields: Filled = {},
): Promise<readonly Shown[]> {
  const { words } = deps;
  const forbidden = notAllowed(actor, 'round.open');
  if (forbidden !== undefined) return [await refused(deps, actor, forbidden)];
  const choices = await choicesFor(deps, actor);
  if (!choices.ok) return [await refused(deps, actor, choices)];
  const { meetings, questionnaires } = choices.value;
  const missing = [
    ...(meetings.length === 0 ? [words('meetingNone')] : []),
    ...(questionnaires.length === 0 ? [words('questionnaireNone')] : []),
  ];
  if (missing.length > 0) return [notice('problem', { paragraphs: missing })];
  const typed = typedOpening(fields, nextMeeting(deps, choices.value));
  const form: Form = {
    ...ENGLISH,
    form: OPEN_FORM,
    context: '',
    title: words('actTitle.open'),
    paragraphs: await toldOf(deps, actor, typed),
    fields: openingFields(words, typed, { ...choices.value, fields }),
    submit: words('openSubmit'),
    cancel: words('cancel'),
  };
  return [{ kind: 'form', form }];
}

async function choicesFor(deps: DeskDeps, actor: Actor): Promise<Result<OpeningChoices>> {
  const meetings = await listMeetings(deps, actor);
  if (!meetings.ok) return meetings;
  const questionnaires = await listQuestionnaires(deps, actor);
  if (!questionnaires.ok) return questionnaires;
  return done({ meetings: meetings.value, questionnaires: questionnaires.value });
}

/** The one that comes next; none is ahead: the last one. Meetings come latest first. */
function nextMeeting({ clock }: DeskDeps, { meetings }: OpeningChoices): string {
  const today = genevaDay(clock.now());
  const ahead = meetings.filter(({ startsOn }) => startsOn > today);
  return (ahead.at(-1) ?? meetings[0])?.slug ?? '';
}

/** How many it would ask when it opens, where they are, and what is odd about that. */
async function toldOf(
  deps: DeskDeps,
  actor: Actor,
  { round, later, opensAt }: TypedOpening,
): Promise<readonly string[]> {
  const { words, clock } = deps;
  const { kinds, categories, regions, questionnaire, version } = round;
  const audience = { kinds, categories, ...(regions !== undefined && { regions }) };
  const asksFor =
    questionnaire === ''
      ? {}
      : { questionnaire: { slug: questionnaire, ...(version !== undefined && { version }) } };
  const at = opensAt ?? clock.now();
  const look = await lookAtAudience(deps, { audience, at, ...asksFor }, actor);
  if (!look.ok) return [deps.refusalWords(look.code, look.params)];
  return [
    words(later ? 'actText.schedule' : 'actText.open'),
    countLine(deps, look.value),
    ...oddLines(deps, look.value, round),
  ];
}

function countLine({ words }: DeskDeps, { asked, byRegion }: AudienceLook): string {
  const where = byRegion
    .filter((one) => one.asked > 0)
    .map((one) => `${words(`region.${one.region}`)} ${one.asked}`);
  const count = `${words('wouldAsk', { asked })}.`;
  return where.length === 0 ? count : `${count} ${where.join(' · ')}`;
}

function oddLines(
  { words, refusalWords }: DeskDeps,
  { asked, byRegion, unreachable, lacking }: AudienceLook,
  { regions = [] }: TypedRound,
): readonly string[] {
  const empty = byRegion.filter((one) => one.asked === 0 && regions.includes(one.region));
  const names = unreachable.slice(0, NAMES_MAX).join(', ');
  const rest = unreachable.length - NAMES_MAX;
  return [
    ...(asked === 0 ? [refusalWords('audience-empty')] : []),
    ...(asked > 0 && empty.length > 0
      ? [
          words('oddRegions', {
            regions: empty.map((one) => words(`region.${one.region}`)).join(', '),
          }),
        ]
      : []),
    ...(unreachable.length > 0
      ? [words('oddUnreachable', { count: unreachable.length, names, rest: Math.max(0, rest) })]
      : []),
    ...lacking.map((one) => refusalWords('questionnaire-lacks-language', { ...one })),
  ];
}

/** The form came back: shown anew while it is filled in; sent, the round is opened or scheduled, or every field at fault says why. */
export async function filledOpening(
  deps: DeskDeps,
  asked: Asked,
  { fields, sent }: { readonly fields: Filled; readonly sent: boolean },
): Promise<readonly Shown[]> {
  if (!sent) return openForm(deps, asked, fields);
  const { actor } = asked;
  const forbidden = notAllowed(actor, 'round.open');
  if (forbidden !== undefined) return [await refused(deps, actor, forbidden)];
  const typed = typedOpening(fields, '');
  const problems = problemsIn(deps, typed);
  if (Object.keys(problems).length > 0) return [{ kind: 'problems', problems }];
  const slug = typed.slug === '' ? await freeName(deps, actor, typed.round.meeting) : typed.slug;
  const input = roundInputOf({ ...typed.round, slug });
  const result = input.ok ? await make(deps, actor, { draft: input.value, typed, fields }) : input;
  if (result.ok) return [summary(deps, slug, result.value)];
  const refusal = atRules(result);
  const field = fieldOf(faultOf(refusal));
  if (field === undefined) return [await refused(deps, actor, refusal)];
  const { code, params } = refusal;
  const named = code === 'bad-input' ? { ...params, field: labelOf(deps, field) } : params;
  return [{ kind: 'problems', problems: { [field]: deps.refusalWords(code, named) } }];
}

/** What only the form can get wrong, all of it at once. */
function problemsIn(
  deps: DeskDeps,
  typed: TypedOpening,
): Readonly<Record<FormField['name'], string>> {
  const { words } = deps;
  const { round, later, opensOn, opensAt } = typed;
  const isDay = (text: string) => parseIsoDay(typedDay(text)) !== undefined;
  const wrong: readonly (readonly [field: string, isWrong: boolean, problem: string])[] = [
    ['meeting', round.meeting === '', words('chooseOneHere')],
    ['questionnaire', round.questionnaire === '', words('chooseOneHere')],
    ['kinds', round.kinds.length === 0, words('chooseKind')],
    ['closesOn', !isDay(round.closesOn), A_DAY],
    ['lateUntil', round.lateUntil !== '' && !isDay(round.lateUntil), A_DAY],
    ['opensOn', later && !isDay(opensOn), A_DAY],
    ['opensTime', later && isDay(opensOn) && opensAt === undefined, words('aTime')],
    ['threshold', !/^\d{1,4}$/.test(round.threshold), words('aNumber')],
  ];
  return Object.fromEntries(
    wrong
      .filter(([, isWrong]) => isWrong)
      .map(([field, , problem]) => [
        field,
        deps.refusalWords('bad-input', { field: labelOf(deps, field), problem }),
      ]),
  );
}

interface Made {
  readonly addressees: number;
  readonly deliveries?: number;
  readonly opensAt?: number;
}

async function make(
  deps: DeskDeps,
  actor: Actor,
  order: {
    readonly draft: Parameters<typeof openNewRound>[1]['draft'];
    readonly typed: TypedOpening;
    readonly fields: Filled;
  },
): Promise<Result<Made>> {
  const { draft, typed, fields } = order;
  const { opensAt } = typed;
  const input = { draft, ...confirmed(fields) };
  return opensAt === undefined
    ? openNewRound(deps, input, actor)
    : scheduleNewRound(deps, { ...input, opensAt }, actor);
}

/** The meeting's own name, or with the first number that makes it free. */
async function freeName(deps: DeskDeps, actor: Actor, meeting: string): Promise<string> {
  const rounds = await listRounds(deps, actor);
  const taken = new Set(rounds.ok ? rounds.value.map(({ slug }) => slug) : []);
  let name = meeting;
  for (let number = 2; taken.has(name); number += 1) name = `${meeting}-${number}`;
  return name;
}

function summary({ words }: DeskDeps, slug: string, made: Made): Shown {
  const { addressees, deliveries = 0, opensAt } = made;
  const paragraphs =
    opensAt === undefined
      ? [words('done.open'), words('openedCount', { addressees, deliveries })]
      : [words('scheduledFor', { time: genevaTime(opensAt), addressees })];
  return notice('done', {
    title: slug,
    paragraphs: [...paragraphs, words('openedNext', { round: slug })],
  });
}

function fieldOf(fault: string): string | undefined {
  if (fault === 'opening-passed') return 'opensOn';
  return Object.entries(ROUND_MENDED_AT).find(([code]) => code === fault)?.[1];
}

const LABELS: Readonly<Record<string, string>> = {
  slug: 'fieldSlug',
  meeting: 'fieldMeeting',
  questionnaire: 'fieldQuestionnaire',
  kinds: 'fieldKinds',
  closesOn: 'fieldClosesOn',
  lateUntil: 'fieldLateUntil',
  opensOn: 'fieldOpensOn',
  opensTime: 'fieldOpensAt',
  threshold: 'fieldThreshold',
  rules: 'reminders',
};

function labelOf({ words }: DeskDeps, field: string): string {
  return words(LABELS[field] ?? 'fieldSlug');
}
