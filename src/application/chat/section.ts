import { sectionForm } from '../../conversation/section-form.ts';
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

/**
 * Takes the fields of a section one after the other, as answers of their own: what is right is kept, and what is not is told at
 * its field. Then the conversation goes on, once; where the window is gone, at the first field that was wrong.
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
  const [wrong] = Object.keys(problems);
  const act: TurnAct =
    wrong === undefined
      ? { kind: 'commanded', command: 'section' }
      : { kind: 'answered', question: wrong, value: fields[wrong] };
  const isStillOpen = wrong !== undefined && !deps.capabilitiesOf(event.from.platform).modalsClose;
  // Also where nothing is said: a repetition of the whole finds that it is over.
  const last = { ...event, eventId: `${event.eventId}:`, conversation, act, quiet: isStillOpen };
  await takeTurn(deps, last);
  return { shown: wrong === undefined ? [] : [{ kind: 'problems', problems }] };
}

function isEmpty(value: unknown): boolean {
  return value === '' || value === null || (Array.isArray(value) && value.length === 0);
}

function problemIn(prompts: readonly Prompt[]): string | undefined {
  return prompts.flatMap((prompt) => ('problem' in prompt ? [prompt.problem] : [])).at(-1);
}
