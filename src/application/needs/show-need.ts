import { done, type Result, refuse } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor } from '../ports.ts';
import type { NeedsDeps } from './list-needs.ts';
import { mayRead, type ShownStatement, shownStatement } from './shown.ts';
import { meetingTopics } from './topics.ts';

export interface ShownNeed {
  readonly number: number;
  readonly title: string;
  readonly topic: { readonly code: string; readonly label: string } | null;
  readonly mergedInto: number | null;
  readonly setAside: string | null;
  /** The needs that went into it. */
  readonly merged: readonly number[];
  readonly statements: readonly ShownStatement[];
  /** The newest act of the meeting: what is decided now is decided on what stood then (`seen`). */
  readonly act: number;
}

/**
 * One need with the words behind it as they stand now, in the language written, with the translations beside them and
 * with their owner as far as this person may see.
 */
export async function showNeed(
  deps: NeedsDeps,
  input: { readonly meeting: string; readonly need: number },
  actor: Actor,
): Promise<Result<ShownNeed, 'not-allowed' | 'meeting-unknown' | 'need-unknown'>> {
  const refusal = notAllowed(actor, 'need.list');
  if (refusal !== undefined) return refusal;
  const { meeting: slug, need: number } = input;
  return deps.store.transaction(async ({ coding }) => {
    const meeting = await coding.findMeeting(slug);
    if (meeting === undefined) return refuse('meeting-unknown', { meeting: slug });
    const act = await coding.lastAct(meeting);
    const [need] = await coding.needs(meeting, [number]);
    if (need === undefined) return refuse('need-unknown', { number, meeting: slug });
    const reads = await mayRead(coding, meeting, actor);
    const rows = await coding.statements(meeting, [number]);
    const translations = await coding.translations(
      meeting,
      rows.flatMap(({ current }) => current ?? []),
    );
    const { title, topic: code, mergedInto, setAside } = need;
    const labels = code === null ? undefined : meetingTopics(await coding.rounds(meeting));
    return done({
      ...{ number, title, mergedInto, setAside, act },
      topic: code === null ? null : { code, label: labels?.get(code) ?? code },
      merged: await coding.mergedInto(meeting, number),
      statements: rows.map((row) => shownStatement(row, { actor, reads, translations })),
    });
  });
}
