import { writtenFrom } from '../../domain/needs/said.ts';
import { speakerFor } from '../../domain/needs/speaker.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor } from '../ports.ts';
import type { NeedsDeps } from './list-needs.ts';
import { freeQuestions, mayRead, type ShownAnswer, seesMembers } from './shown.ts';

/**
 * What members wrote in their own words, in the meeting's closed rounds, that stands behind no need: somebody reads it, so
 * that nothing is lost in a field that no coding names. Short fields (names, addresses) are not among them.
 */
export async function listWords(
  deps: NeedsDeps,
  input: { readonly meeting: string },
  actor: Actor,
): Promise<Result<readonly ShownAnswer[], 'not-allowed' | 'meeting-unknown'>> {
  const refusal = notAllowed(actor, 'need.list');
  if (refusal !== undefined) return refusal;
  return deps.store.transaction(async ({ coding }) => {
    const meeting = await coding.findMeeting(input.meeting);
    if (meeting === undefined) return refuse('meeting-unknown', { meeting: input.meeting });
    const reads = await mayRead(coding, meeting, actor);
    const found: ShownAnswer[] = [];
    for (const round of await coding.rounds(meeting)) {
      if (round.state !== 'closed' && round.state !== 'archived') continue;
      for (const said of await coding.unstated(round.id, freeQuestions(round.definition))) {
        if (!reads(said)) continue;
        const speaker = speakerFor(seesMembers(actor), said.level, said);
        const late = said.late && speaker.country !== null;
        const answer = speaker.member === null ? null : said.answer;
        found.push({ ...said, ...speaker, answer, late, direction: writtenFrom(said.language) });
      }
    }
    return done(found);
  });
}
