import { roundAfter } from '../../domain/rounds/state-machine.ts';
import type { Option } from '../../platform/prompt.ts';
import { listRounds } from '../rounds/round-status.ts';
import type { RoundRecord } from '../rounds/rows.ts';
import type { StaffActor } from '../staff/sessions.ts';
import { DESK_ACTS } from './act-form.ts';
import type { DeskDeps } from './deps.ts';
import { optionLabel } from './filled-fields.ts';

/** No channel shows more at once. */
const SUGGESTIONS_MAX = 25;

/**
 * The rounds on which this can be done, whose name or meeting holds what has been typed; those whose name begins with it come
 * first. Nothing for whoever may not see rounds.
 */
export async function suggestRounds(
  deps: DeskDeps,
  actor: StaffActor,
  { command, typed }: { readonly command: string; readonly typed: string },
): Promise<readonly Option[]> {
  const rounds = await listRounds(deps, actor);
  if (!rounds.ok) return [];
  const wanted = typed.trim().toLowerCase();
  const act = DESK_ACTS.find((one) => one === command);
  const isMeant = ({ slug, meetingTitle, state }: RoundRecord) =>
    (act === undefined ? state !== 'archived' : roundAfter(state, act).ok) &&
    `${slug} ${meetingTitle}`.toLowerCase().includes(wanted);
  const rank = ({ slug }: RoundRecord) => (slug.startsWith(wanted) ? 0 : 1);
  return rounds.value
    .filter(isMeant)
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, SUGGESTIONS_MAX)
    .map(({ slug, meetingTitle }) => ({
      value: slug,
      label: optionLabel(`${slug}: ${meetingTitle}`, slug),
    }));
}
