import { join } from 'node:path';
import { buildAgenda } from '../../application/agenda/build-agenda.ts';
import { exportAgenda } from '../../application/agenda/export-agenda.ts';
import { issueInvitations } from '../../application/invitations/issue-invitations.ts';
import type { Actor } from '../../application/ports.ts';
import { closeRound } from '../../application/rounds/close-round.ts';
import { valueOrRefused } from '../../cli/commands/refusal.ts';
import { LANGUAGES } from '../../domain/language.ts';
import type { OpenParley } from '../open-parley.ts';
import { type Play, playLate } from './play.ts';
import { ROUNDS, TRY_ROUND } from './rounds.ts';

/** Staff close both rounds; who is late follows a link that was issued before and still works. */
export async function closeAll(
  { parley, prisma }: OpenParley,
  actor: Actor,
  scene: Play,
): Promise<void> {
  const links = new Map<string, string>();
  const slugs = await prisma.round.findMany({ where: { state: 'open' }, select: { slug: true } });
  for (const { slug } of slugs) {
    const merge = valueOrRefused(
      await issueInvitations(parley, { round: slug }, actor),
      parley.refusalWords,
    );
    for (const { email, link } of merge.rows) links.set(email, link);
    const order = { round: slug, reason: 'end of the demonstration' };
    valueOrRefused(await closeRound(parley, order, actor), parley.refusalWords);
  }
  await playLate(scene, links);
}

/** The agenda of each round in six languages, with its trace; the folders. */
export async function writeAgendas(
  { parley, prisma }: OpenParley,
  actor: Actor,
  out: string,
): Promise<readonly string[]> {
  const rounds = await prisma.round.findMany({
    where: { slug: { in: [...ROUNDS] } },
    select: { slug: true },
  });
  const folders: string[] = [];
  for (const { slug } of rounds) {
    valueOrRefused(await buildAgenda(parley, { round: slug }, actor), parley.refusalWords);
    const folder = join(out, slug);
    const order = { round: slug, languages: LANGUAGES, folder, withTrace: true };
    const exported = await exportAgenda(parley, order, actor);
    valueOrRefused(exported, parley.refusalWords);
    folders.push(folder);
  }
  return folders;
}

/** Links of the round that stays open: one for each of these languages, to try by hand. */
export async function handLinks(
  { parley }: OpenParley,
  actor: Actor,
): Promise<
  readonly { readonly member: string; readonly language: string; readonly link: string }[]
> {
  const merge = valueOrRefused(
    await issueInvitations(parley, { round: TRY_ROUND }, actor),
    parley.refusalWords,
  );
  return LANGUAGES.flatMap((language) =>
    merge.rows.filter((row) => row.language === language).slice(0, 1),
  );
}
