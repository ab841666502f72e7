import { nearest } from '../../domain/nearest.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { NoticePrompt } from '../../platform/prompt.ts';
import type { Shown } from '../../platform/shown.ts';
import { listRounds } from '../rounds/round-status.ts';
import type { StaffActor } from '../staff/sessions.ts';
import type { DeskDeps } from './deps.ts';

/** Staff's words are English first. */
export const ENGLISH = { language: 'en', direction: 'ltr' } as const;

/** The desk's notices belong to no conversation: nothing can be stale about them. */
const DESK_PROMPT = 'desk';

export function notice(
  tone: NoticePrompt['tone'],
  told: Pick<NoticePrompt, 'title' | 'paragraphs' | 'picture'>,
): Shown {
  return {
    kind: 'prompt',
    prompt: { kind: 'notice', id: DESK_PROMPT, ...ENGLISH, tone, actions: [], ...told },
  };
}

/** Why it was not done, what to do, and, where a name was mistyped, which one was probably meant. */
export async function refused(
  deps: DeskDeps,
  actor: StaffActor,
  { code, params }: Refusal,
): Promise<Shown> {
  const { words } = deps;
  const paragraphs = [deps.refusalWords(code, params)];
  if (code === 'not-allowed') {
    paragraphs.push(words('refusedRole', { role: words(`role.${actor.role}`) }));
  }
  if (code === 'round-unknown') {
    const rounds = await listRounds(deps, actor);
    const names = rounds.ok ? rounds.value.map(({ slug }) => slug) : [];
    const meant = nearest(String(params?.['round'] ?? ''), names);
    paragraphs.push(
      meant === undefined ? words('seeRounds') : words('didYouMean', { round: meant }),
    );
  }
  return notice('problem', { title: words('refusedTitle'), paragraphs });
}
