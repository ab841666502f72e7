import type { Command } from 'commander';
import { codingHistory } from '../../application/needs/coding-history.ts';
import { listNeeds, NEED_STATES, type NeedState } from '../../application/needs/list-needs.ts';
import { listWords } from '../../application/needs/list-words.ts';
import { showNeed } from '../../application/needs/show-need.ts';
import { suggestNeeds } from '../../application/needs/suggest-needs.ts';
import { takeNeeds } from '../../application/needs/take-needs.ts';
import { spans } from '../../domain/needs/spans.ts';
import { REGIONS, type Region } from '../../domain/vocabulary.ts';
import { choice } from '../arguments.ts';
import { example } from '../example.ts';
import { counted } from '../numbered-arguments.ts';
import type { Run } from '../run.ts';
import { needActCommands } from './need-acts.ts';
import { actLines, needLines, shownNeedLines, suggestionLines, wordLines } from './need-lines.ts';
import { valueOrRefused } from './refusal.ts';

/** What members need, coded from their words (Res. 68, resolves 2; docs/decisions/0021). */
export function needCommands(program: Command, run: Run): void {
  const need = program.command('need').description('what members need, coded from their words');
  takeCommand(need, run);
  listCommand(need, run);
  showCommand(need, run);
  wordsCommand(need, run);
  suggestCommand(need, run);
  needActCommands(need, run);
  historyCommand(need, run);
}

function takeCommand(need: Command, run: Run): void {
  example(need.command('take <round>'), 'need take administrations-2026')
    .description('make a need of each answer that the questionnaire calls one; again for late ones')
    .action(
      run(async ({ parley, actor, output }, _options, round = '') => {
        const taken = valueOrRefused(
          await takeNeeds(parley, { round }, actor),
          parley.refusalWords,
        );
        const { act, needs } = taken;
        output.result(taken, [
          act === null
            ? 'Every answer of this round stands behind a need already.'
            : `${needs.length} taken: ${spans(needs)} (act ${act}).`,
        ]);
      }),
    );
}

interface ListOptions {
  readonly state?: NeedState;
  readonly topic?: string;
  readonly language?: string;
  readonly region?: Region;
}

function listCommand(need: Command, run: Run): void {
  example(need.command('list <meeting>'), 'need list cto-2026 --state uncoded')
    .description('the needs of a meeting; those that nobody has coded come first')
    .option('--state <state>', `${NEED_STATES.join(' | ')}`, choice(NEED_STATES))
    .option('--topic <code>', 'of one topic; - for those without')
    .option('--language <tag>', 'with words in this language')
    .option('--region <region>', REGIONS.join(' | '), choice(REGIONS))
    .action(
      run<ListOptions>(async ({ parley, actor, output }, options, meeting = '') => {
        const { state, topic, language, region } = options;
        const input = { meeting, state, topic, language, region };
        const needs = valueOrRefused(await listNeeds(parley, input, actor), parley.refusalWords);
        output.result(needs, needLines(needs));
      }),
    );
}

function showCommand(need: Command, run: Run): void {
  example(need.command('show <meeting> <need>'), 'need show cto-2026 N1')
    .description('one need with the words behind it, as their members allow, and translations')
    .action(
      run(async ({ parley, actor, output }, _options, meeting = '', number = '') => {
        const asked = counted('N')(number);
        const result = await showNeed(parley, { meeting, need: asked }, actor);
        const shown = valueOrRefused(result, parley.refusalWords);
        output.result(shown, shownNeedLines(shown));
      }),
    );
}

function wordsCommand(need: Command, run: Run): void {
  example(need.command('words <meeting>'), 'need words cto-2026')
    .description('words in free answers that stand behind no need yet')
    .action(
      run(async ({ parley, actor, output }, _options, meeting = '') => {
        const words = valueOrRefused(
          await listWords(parley, { meeting }, actor),
          parley.refusalWords,
        );
        output.result(words, wordLines(words));
      }),
    );
}

function suggestCommand(need: Command, run: Run): void {
  example(need.command('suggest <meeting> <need>'), 'need suggest cto-2026 N1')
    .description('needs that may ask for the same, with the words in common; nothing is merged')
    .action(
      run(async ({ parley, actor, output }, _options, meeting = '', number = '') => {
        const asked = counted('N')(number);
        const result = await suggestNeeds(parley, { meeting, need: asked }, actor);
        const found = valueOrRefused(result, parley.refusalWords);
        output.result(found, suggestionLines(asked, found));
      }),
    );
}

function historyCommand(need: Command, run: Run): void {
  example(need.command('history <meeting> [need]'), 'need history cto-2026 N1')
    .description('what was done in coding, by whom and why')
    .action(
      run(async ({ parley, actor, output }, _options, meeting = '', number = '') => {
        const about = number === '' ? {} : { need: counted('N')(number) };
        const result = await codingHistory(parley, { meeting, ...about }, actor);
        const acts = valueOrRefused(result, parley.refusalWords);
        output.result(acts, actLines(acts));
      }),
    );
}
