import type { Actor } from '../ports.ts';
import type { MeetingAct, OutcomeDeps } from './at-meeting.ts';

/** Says of each of these needs that a conclusion reflects it, unless that has been said. */
export async function reflectNeeds(
  { random }: Pick<OutcomeDeps, 'random'>,
  { meeting, outcomes, at }: MeetingAct,
  ids: readonly string[],
  actor: Actor,
): Promise<void> {
  const needs = await outcomes.needs(meeting.id);
  for (const { id, ending } of needs) {
    if (!ids.includes(id) || ending?.kind === 'reflected') continue;
    const staff = actor.kind === 'staff' ? actor.id : null;
    const said = { kind: 'reflected', reason: null } as const;
    await outcomes.endNeed({ id: random.id(), need: id, ...said, staff, at });
  }
}
