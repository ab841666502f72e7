import type { Shown } from '../../platform/shown.ts';
import { buildAgenda } from '../agenda/build-agenda.ts';
import { postAgenda } from '../agenda/post-agenda.ts';
import type { Asked, DeskDeps } from './deps.ts';
import { roundMeant, showRounds } from './looking.ts';
import { notice, refused } from './notice.ts';
import { languagesIn, roundIn } from './read-words.ts';

/** `agenda cto-2027 en fr`, `agenda cto-2027 build`: freezes the next version if asked, and posts the documents where it was asked. */
export async function askAgenda(
  deps: DeskDeps,
  asked: Asked,
  rest: readonly string[],
): Promise<readonly Shown[]> {
  const { actor, from, place } = asked;
  const { words } = deps;
  const isBuild = (word: string) => word.toLowerCase() === 'build';
  const [name, ...others] = rest.filter((word) => !isBuild(word));
  const found = await roundMeant(deps, actor, roundIn(name));
  if (!found.ok) return [await refused(deps, actor, found)];
  if (name === undefined || found.value === undefined) {
    const hint = notice('info', { paragraphs: [words('whichRound', { command: 'agenda' })] });
    return [hint, ...(await showRounds(deps, actor))];
  }
  const round = found.value.slug;
  const read = languagesIn(others);
  if ('unknown' in read) {
    return [notice('problem', { paragraphs: [words('languageUnknown', { word: read.unknown })] })];
  }
  const lines: string[] = [];
  if (rest.some(isBuild)) {
    const built = await buildAgenda(deps, { round }, actor);
    if (!built.ok) return [await refused(deps, actor, built)];
    lines.push(words(built.value.fresh ? 'done.built' : 'done.unchanged'));
  }
  const languages = read.languages.length === 0 ? (['en'] as const) : read.languages;
  const isPrivate = place === undefined;
  const posted = await postAgenda(deps, { round, to: place ?? from, isPrivate, languages }, actor);
  if (!posted.ok) {
    const more = posted.code === 'no-such-version' ? [words('agendaBuildHint', { round })] : [];
    const said = await refused(deps, actor, posted);
    return more.length === 0 ? [said] : [said, notice('info', { paragraphs: more })];
  }
  const { version, planned } = posted.value;
  const sent = planned === 0 ? 'agendaPostedBefore' : 'agendaPosted';
  lines.push(words(sent, { version, count: planned, place: isPrivate ? 'private' : 'channel' }));
  return [notice('done', { paragraphs: lines })];
}
