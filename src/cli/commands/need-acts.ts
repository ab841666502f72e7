import type { Command } from 'commander';
import { attachWords } from '../../application/needs/attach-words.ts';
import {
  mergeNeeds,
  moveNeed,
  renameNeed,
  setNeedAside,
  undoAct,
} from '../../application/needs/change-needs.ts';
import type { Coded } from '../../application/needs/coding.ts';
import { makeNeed } from '../../application/needs/make-need.ts';
import { splitNeed } from '../../application/needs/split-need.ts';
import { translateAnswer } from '../../application/needs/translate-answer.ts';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import { spans } from '../../domain/needs/spans.ts';
import { choice, numberBetween, reason } from '../arguments.ts';
import { example } from '../example.ts';
import { counted, countedList } from '../numbered-arguments.ts';
import type { Run } from '../run.ts';
import { valueOrRefused } from './refusal.ts';

/** The acts of coding. Each says its number, by which it can be taken back. */
export function needActCommands(need: Command, run: Run): void {
  makeCommand(need, run);
  attachCommand(need, run);
  renameCommand(need, run);
  moveCommand(need, run);
  mergeCommand(need, run);
  splitCommand(need, run);
  setAsideCommand(need, run);
  undoCommand(need, run);
  translateCommand(need, run);
}

const number = counted('N');
const actNumber = numberBetween(1, 1_000_000);

function told({ act, needs, made }: Coded): string[] {
  const fresh = made.length === 0 ? '' : ` ${spans(made)} is new.`;
  return [`Done on ${spans(needs)} (act ${act}).${fresh}`];
}

interface MakeOptions {
  readonly title: string;
  readonly part?: string;
  readonly topic?: string;
}

function makeCommand(need: Command, run: Run): void {
  example(
    need.command('make <meeting> <answer>'),
    'need make cto-2026 0199… --part "a test laboratory" --title "Test laboratories"',
  )
    .description('make a need by hand of an answer’s words, or of a part of them')
    .requiredOption('--title <title>', 'a short title')
    .option('--part <words>', 'a part of the words, as the member wrote it')
    .option('--topic <code>', 'one of the questionnaire’s topics')
    .action(
      run<MakeOptions>(async ({ parley, actor, output }, options, meeting = '', answer = '') => {
        const { title, part: excerpt = '', topic = '' } = options;
        const input = { meeting, answer, excerpt, title, topic };
        const made = valueOrRefused(await makeNeed(parley, input, actor), parley.refusalWords);
        output.result(made, told(made));
      }),
    );
}

function attachCommand(need: Command, run: Run): void {
  example(need.command('attach <meeting> <need> <answer>'), 'need attach cto-2026 N1 0199…')
    .description('put an answer’s words, or a part of them, behind a need that asks for the same')
    .option('--part <words>', 'a part of the words, as the member wrote it')
    .action(
      run<Pick<MakeOptions, 'part'>>(
        async ({ parley, actor, output }, options, meeting = '', to = '', answer = '') => {
          const input = { meeting, need: number(to), answer, excerpt: options.part ?? '' };
          const result = await attachWords(parley, input, actor);
          const attached = valueOrRefused(result, parley.refusalWords);
          output.result(attached, told(attached));
        },
      ),
    );
}

function renameCommand(need: Command, run: Run): void {
  example(need.command('rename <meeting> <need> <title>'), 'need rename cto-2026 N1 "Backhaul"')
    .description('give a need its short title')
    .action(
      run(async ({ parley, actor, output }, _options, meeting = '', which = '', title = '') => {
        const input = { meeting, need: number(which), title };
        const named = valueOrRefused(await renameNeed(parley, input, actor), parley.refusalWords);
        output.result(named, told(named));
      }),
    );
}

function moveCommand(need: Command, run: Run): void {
  example(need.command('move <meeting> <need> [topic]'), 'need move cto-2026 N1 rural-networks')
    .description('move a need to a topic of the questionnaire; to none without it')
    .action(
      run(async ({ parley, actor, output }, _options, meeting = '', which = '', topic = '') => {
        const input = { meeting, need: number(which), topic };
        const moved = valueOrRefused(await moveNeed(parley, input, actor), parley.refusalWords);
        output.result(moved, told(moved));
      }),
    );
}

interface WhyOption {
  readonly reason: string;
}

function mergeCommand(need: Command, run: Run): void {
  example(
    need.command('merge <meeting> <into> <needs>'),
    'need merge cto-2026 N1 N2,N3 --reason "ask for the same backhaul"',
  )
    .description('put needs that ask for the same into one; their numbers lead there')
    .requiredOption('--reason <text>', 'why they are the same', reason)
    .action(
      run<WhyOption>(
        async ({ parley, actor, output }, options, meeting = '', into = '', others = '') => {
          const needs = countedList('N')(others);
          const input = { meeting, into: number(into), needs, reason: options.reason };
          const result = await mergeNeeds(parley, input, actor);
          const merged = valueOrRefused(result, parley.refusalWords);
          output.result(merged, told(merged));
        },
      ),
    );
}

interface SplitOptions extends WhyOption {
  readonly part?: string;
  readonly answer?: string;
  readonly title?: string;
}

function splitCommand(need: Command, run: Run): void {
  example(
    need.command('split <meeting> <need>'),
    'need split cto-2026 N1 --part "and trained staff" --title "Training" --reason "two things"',
  )
    .description('make a need of its own from a part of the words, or from one of several answers')
    .requiredOption('--reason <text>', 'why it is another need', reason)
    .option('--part <words>', 'a part of the words, as the member wrote it')
    .option('--answer <id>', 'which of several answers')
    .option('--title <title>', 'a short title of the new need')
    .action(
      run<SplitOptions>(async ({ parley, actor, output }, options, meeting = '', which = '') => {
        const { part: excerpt = '', answer, title, reason: why } = options;
        const input = { meeting, need: number(which), excerpt, answer, title, reason: why };
        const parted = valueOrRefused(await splitNeed(parley, input, actor), parley.refusalWords);
        output.result(parted, told(parted));
      }),
    );
}

function setAsideCommand(need: Command, run: Run): void {
  example(
    need.command('set-aside <meeting> <need>'),
    'need set-aside cto-2026 N4 --reason "says that there is none"',
  )
    .description('say why something is no need; its words and the reason are kept')
    .requiredOption('--reason <text>', 'for the record', reason)
    .action(
      run<WhyOption>(async ({ parley, actor, output }, options, meeting = '', which = '') => {
        const input = { meeting, need: number(which), ...options };
        const result = await setNeedAside(parley, input, actor);
        const aside = valueOrRefused(result, parley.refusalWords);
        output.result(aside, told(aside));
      }),
    );
}

function undoCommand(need: Command, run: Run): void {
  example(
    need.command('undo <meeting> <act>'),
    'need undo cto-2026 7 --reason "two different networks"',
  )
    .description('take an act of coding back: its needs are exactly as before it')
    .requiredOption('--reason <text>', 'for the record', reason)
    .action(
      run<WhyOption>(async ({ parley, actor, output }, options, meeting = '', act = '') => {
        const input = { meeting, act: actNumber(act), ...options };
        const undone = valueOrRefused(await undoAct(parley, input, actor), parley.refusalWords);
        output.result(undone, told(undone));
      }),
    );
}

interface TranslateOptions {
  readonly into: Language;
  readonly text: string;
  readonly answer?: string;
}

function translateCommand(need: Command, run: Run): void {
  example(
    need.command('translate <meeting> <need>'),
    'need translate cto-2026 N1 --into en --text "Laboratories within reach"',
  )
    .description('put a translation beside a member’s words, which stay as they were written')
    .requiredOption('--into <language>', LANGUAGES.join(' | '), choice(LANGUAGES))
    .requiredOption('--text <text>', 'the translation of all of the words')
    .option('--answer <id>', 'which of several answers')
    .action(
      run<TranslateOptions>(
        async ({ parley, actor, output }, options, meeting = '', which = '') => {
          const { into: language, text, answer } = options;
          const input = { meeting, need: number(which), answer, language, text };
          const result = await translateAnswer(parley, input, actor);
          const beside = valueOrRefused(result, parley.refusalWords);
          output.result(beside, [`The translation (${language}) stands beside the words.`]);
        },
      ),
    );
}
