import { filledForm, sectionForm } from '../../conversation/section-form.ts';
import type {
  InboundAct,
  InboundEvent,
  Taken,
  TurnAct,
  TurnEvent,
} from '../../platform/adapter.ts';
import type { Prompt } from '../../platform/prompt.ts';
import { findStanding, type TurnDeps, takeTurn } from '../answering/take-turn.ts';

type Filled = Extract<InboundAct, { readonly kind: 'filled' }>;

/** The section where the conversation stands, as a form; undefined: there is nothing to fill in together now. */
export async function openSection(
  deps: TurnDeps,
  { from, conversation }: TurnEvent,
): Promise<Taken | undefined> {
  if (conversation === undefined) return undefined;
  const standing = await findStanding(deps, from, conversation);
  if (standing === undefined) return undefined;
  const { questionnaire, situation, state } = standing;
  const form = sectionForm(questionnaire, situation, state);
  return form === undefined ? undefined : { shown: [{ kind: 'form', form }] };
}

/** Some fields of a section as they were filled in, not taken: a channel whose windows close shows them again to be mended. */
export async function showSection(
  deps: TurnDeps,
  { from }: InboundEvent,
  { fields, context }: Filled,
): Promise<Taken> {
  const standing = await findStanding(deps, from, context);
  if (standing === undefined) return { shown: [] };
  const form = filledForm(standing.questionnaire, standing.situation, fields);
  return { shown: form === undefined ? [] : [{ kind: 'form', form }] };
}

/**
 * Takes the fields of a section one after the other, as answers of their own: what is right is kept, and what is not is told at
 * its field. Then the conversation goes on, once: with what is open, or with the first that was wrong, where nothing else leads
 * there.
 */
export async function fillSection(
  deps: TurnDeps,
  event: InboundEvent,
  { fields, context: conversation }: Filled,
): Promise<Taken> {
  const standing = await findStanding(deps, event.from, conversation);
  if (standing === undefined) return { shown: [] };
  const { answers } = standing.situation.response;
  const problems: Record<string, string> = {};
  for (const [question, value] of Object.entries(fields)) {
    // Left open is no answer, unless there was one: then it is taken back.
    if (isEmpty(value) && answers[question] === undefined) continue;
    const act = { kind: 'answered', question, value } as const;
    const eventId = `${event.eventId}:${question}`;
    const taken = await takeTurn(deps, { ...event, eventId, conversation, act, quiet: true });
    const problem = taken.kind === 'turned' ? problemIn(taken.prompts) : undefined;
    if (problem !== undefined) problems[question] = problem;
  }
  const isGone = deps.capabilitiesOf(event.from.platform).modalsClose === true;
  const last = lastAct({ fields, problems, cursor: standing.state.cursor, isGone });
  // Also where nothing is said: a repetition of the whole finds that it is over.
  await takeTurn(deps, { ...event, eventId: `${event.eventId}:`, conversation, ...last });
  return { shown: Object.keys(problems).length === 0 ? [] : [{ kind: 'problems', problems }] };
}

/**
 * Where the window is still open and the message that opened it still asks, its button opens it again: nothing is said, and the
 * conversation stays there. Else the first that was wrong is asked, with why, and with what was written.
 */
function lastAct({
  fields,
  problems,
  cursor,
  isGone,
}: {
  readonly fields: Filled['fields'];
  readonly problems: Readonly<Record<string, string>>;
  readonly cursor: string | null;
  readonly isGone: boolean;
}): { readonly act: TurnAct; readonly quiet: boolean } {
  const [wrong] = Object.keys(problems);
  if (wrong === undefined) return { act: { kind: 'commanded', command: 'section' }, quiet: false };
  const isAsking = cursor !== null && (isEmpty(fields[cursor]) || problems[cursor] !== undefined);
  return !isGone && isAsking
    ? { act: { kind: 'commanded', command: 'change', argument: cursor }, quiet: true }
    : { act: { kind: 'answered', question: wrong, value: fields[wrong] }, quiet: false };
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === '' ||
    value === null ||
    (Array.isArray(value) && value.length === 0)
  );
}

function problemIn(prompts: readonly Prompt[]): string | undefined {
  return prompts.flatMap((prompt) => ('problem' in prompt ? [prompt.problem] : [])).at(-1);
}
