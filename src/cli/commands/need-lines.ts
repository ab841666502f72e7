import type { ToldAct } from '../../application/needs/coding-history.ts';
import type { NeedLine, NeedsList } from '../../application/needs/list-needs.ts';
import type { ShownNeed } from '../../application/needs/show-need.ts';
import type { ShownAnswer, ShownStatement } from '../../application/needs/shown.ts';
import type { Suggestion } from '../../application/needs/suggest-needs.ts';
import { spans } from '../../domain/needs/spans.ts';
import { labels } from '../../domain/outcomes/numbered.ts';
import { table } from '../output.ts';

const FIRST_MOST = 60;

/** The needs of a meeting, then how many there are before the filter. */
export function needLines({ needs, counts }: NeedsList): string[] {
  const { all, standing, uncoded } = counts;
  const told = `${all} needs, ${standing} of them stand, ${uncoded} of these without a title.`;
  if (needs.length === 0) return [all === 0 ? 'No needs have been taken.' : 'None is so.', told];
  const rows = needs.map((line) => [
    `N${line.number}`,
    line.topic ?? '',
    String(line.statements),
    line.languages.join(','),
    line.late ? 'late' : '',
    saidIn(line),
  ]);
  return [...table(['Need', 'Topic', 'Words', 'In', 'Late', 'Title, or “words”'], rows), told];
}

function saidIn({ title, first, mergedInto, setAside, takenBack }: NeedLine): string {
  if (mergedInto !== null) return `went into N${mergedInto}`;
  if (setAside !== null) return `set aside: ${setAside}`;
  if (title !== '') return title;
  if (takenBack) return '(taken back by its member)';
  return first?.words == null ? '' : `“${shortened(first.words)}”`;
}

function shortened(words: string): string {
  const line = [...words.replace(/\s+/g, ' ')];
  return line.length <= FIRST_MOST ? line.join('') : `${line.slice(0, FIRST_MOST - 1).join('')}…`;
}

export function shownNeedLines(need: ShownNeed): string[] {
  const { number, title, topic, mergedInto, setAside, merged, statements } = need;
  return [
    `N${number}  ${title === '' ? '(no title yet)' : title}`,
    ...(topic === null ? [] : [`    topic: ${topic.label} (${topic.code})`]),
    ...(mergedInto === null ? [] : [`    went into N${mergedInto}`]),
    ...(setAside === null ? [] : [`    set aside: ${setAside}`]),
    ...(merged.length === 0 ? [] : [`    ${labels('N', merged)} went into it`]),
    ...statements.flatMap(statementLines),
  ];
}

const STATE_TEXT = {
  'as-coded': '',
  changed: '; changed by the member since',
  'part-gone': '; the marked part is not among the words any more',
  'taken-back': '',
  withheld: '',
} as const;

const WITHHELD = 'too few wrote in this language to hide who did';

function statementLines(said: ShownStatement): string[] {
  const { words, whole, language, state, translations } = said;
  if (words === null) {
    const why = state === 'withheld' ? WITHHELD : 'the member took these words back';
    return ['', `  (${why})`, ...idLine(said)];
  }
  return [
    '',
    ...quoted('  ', words),
    `    ${speakerText(said)}, ${language}${STATE_TEXT[state]}`,
    ...(whole === null ? [] : quoted('    part of: ', whole)),
    ...translations.flatMap(({ language: into, text, origin, by }) =>
      quoted(
        `    ${into}, translated by ${by ?? (origin === 'machine' ? 'a machine' : 'staff')}: `,
        text,
      ),
    ),
    ...idLine(said),
  ];
}

function quoted(before: string, words: string): string[] {
  return `${before}“${words}”`.split('\n');
}

function idLine({
  answer,
  round,
  question,
}: Pick<ShownStatement, 'answer' | 'round' | 'question'>) {
  return [`    ${round}, ${question}${answer === null ? '' : `, answer ${answer}`}`];
}

/** Who said it, how widely that may be told, and whether it came late. */
function speakerText(one: Pick<ShownAnswer, 'member' | 'country' | 'region' | 'level' | 'late'>) {
  const { member, country, region, level, late } = one;
  const who = member ?? country ?? 'a member';
  const where = [member === null ? null : country, region].filter((part) => part !== null);
  const place = where.length === 0 ? '' : ` (${where.join(', ')})`;
  return `${who}${place}, to be shown as ${level}${late ? ', late' : ''}`;
}

export function wordLines(words: readonly ShownAnswer[]): string[] {
  if (words.length === 0) return ['All words in free answers stand behind a need.'];
  return words.flatMap((said, at) => [
    ...(at === 0 ? [] : ['']),
    ...quoted('', said.words),
    `    ${speakerText(said)}, ${said.language}`,
    ...idLine(said),
  ]);
}

export function suggestionLines(asked: number, found: readonly Suggestion[]): string[] {
  if (found.length === 0) return [`No need says much that N${asked} says, too.`];
  const rows = found.map(({ number, score, common, title, first }) => [
    `N${number}`,
    `${score}%`,
    `shares: ${common.join(', ')}`,
    title !== '' || first === null ? title : `“${shortened(first.text)}”`,
  ]);
  return table(['Need', 'Alike', 'Why', 'Title'], rows);
}

/** What was done, by whom and why, the newest first. */
export function actLines(acts: readonly ToldAct[]): string[] {
  if (acts.length === 0) return ['Nothing has been coded.'];
  const rows = acts.map((act) => [
    String(act.number),
    new Date(act.at).toISOString().slice(0, 16).replace('T', ' '),
    act.who ?? 'this machine’s account',
    actText(act),
    act.reason ?? '',
  ]);
  return table(['Act', 'When (UTC)', 'Who', 'What', 'Why'], rows);
}

function actText({ kind, touched, to, undoes, undoneBy }: ToldAct): string {
  const title = kind === 'renamed' && to !== null ? ` “${to.title}”` : '';
  const back = undoes === null ? '' : ` act ${undoes}`;
  const gone = undoneBy === null ? '' : ` (undone by act ${undoneBy})`;
  return `${kind}${back} ${spans(touched)}${title}${gone}`;
}
