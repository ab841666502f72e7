import type { Command } from 'commander';
import { changeItem, proposeItem } from '../../application/outcomes/change-items.ts';
import { acceptItem, dropItem, mergeItem } from '../../application/outcomes/decide-items.ts';
import { orderItems } from '../../application/outcomes/order-items.ts';
import type { ItemRecord } from '../../application/outcomes/rows.ts';
import { showDay } from '../../application/papers/show-day.ts';
import { labels } from '../../domain/outcomes/numbered.ts';
import { numberBetween, reason } from '../arguments.ts';
import { example } from '../example.ts';
import { counted, countedList } from '../numbered-arguments.ts';
import { table } from '../output.ts';
import type { Run } from '../run.ts';
import { dayLines } from './day-lines.ts';
import { valueOrRefused } from './refusal.ts';

interface ItemOptions {
  readonly topic?: string;
  readonly minutes?: number;
  readonly presenter?: string;
  readonly needs?: readonly number[];
}

const minutes = numberBetween(1, 1440);

/** The items of a meeting's day, made from what members need (Res. 68, resolves 2). */
export function agendaItemCommands(agenda: Command, run: Run): void {
  proposeCommand(agenda, run);
  changeCommand(agenda, run);
  acceptCommand(agenda, run);
  mergeCommand(agenda, run);
  dropCommand(agenda, run);
  orderCommand(agenda, run);
  example(agenda.command('items <meeting>'), 'agenda items cto-2026')
    .description('the order of the day: ranks, who is behind each item, and what waits for one')
    .action(
      run(async ({ parley, actor, output }, _options, meeting = '') => {
        const day = valueOrRefused(await showDay(parley, meeting, actor), parley.refusalWords);
        output.result(day, dayLines(day));
      }),
    );
}

function itemOptions(command: Command): Command {
  return command
    .option('--topic <code>', 'one of the questionnaire’s topics')
    .option('--minutes <n>', 'how long it may take', minutes)
    .option('--presenter <name>', 'who presents it')
    .option('--needs <list>', 'the needs behind it, like N1,N2', countedList('N'));
}

/** What was given, as the use cases take it. */
function given({ topic, minutes: long, presenter, needs }: ItemOptions) {
  return {
    ...(topic === undefined ? {} : { topic }),
    ...(long === undefined ? {} : { minutes: long }),
    ...(presenter === undefined ? {} : { presenter }),
    ...(needs === undefined ? {} : { needs: [...needs] }),
  };
}

function proposeCommand(agenda: Command, run: Run): void {
  const command = example(
    agenda.command('propose <meeting> <title>'),
    'agenda propose cto-2026 "Rural access" --needs N1,N2 --minutes 30',
  ).description('put an item forward, at the end of the day');
  itemOptions(command).action(
    run<ItemOptions>(async ({ parley, actor, output }, options, meeting = '', title = '') => {
      const input = { title, ...given(options) };
      const result = await proposeItem(parley, meeting, input, actor);
      const item = valueOrRefused(result, parley.refusalWords);
      output.result(item, itemLines([item]));
    }),
  );
}

function changeCommand(agenda: Command, run: Run): void {
  const command = example(
    agenda.command('change <meeting> <item>'),
    'agenda change cto-2026 A1 --presenter "Chair of SG 13" --minutes 20',
  )
    .description('change what is given of an item; needs take the place of those before')
    .option('--title <title>', 'a new title');
  itemOptions(command).action(
    run<ItemOptions & { readonly title?: string }>(
      async ({ parley, actor, output }, options, meeting = '', number = '') => {
        const { title } = options;
        const input = { ...given(options), ...(title === undefined ? {} : { title }) };
        const order = { meeting, item: counted('A')(number) };
        const result = await changeItem(parley, order, input, actor);
        output.result(...shown(valueOrRefused(result, parley.refusalWords)));
      },
    ),
  );
}

function acceptCommand(agenda: Command, run: Run): void {
  example(agenda.command('accept <meeting> <item>'), 'agenda accept cto-2026 A1')
    .description('take an item into the order of the day')
    .action(
      run(async ({ parley, actor, output }, _options, meeting = '', number = '') => {
        const result = await acceptItem(parley, { meeting, item: counted('A')(number) }, actor);
        output.result(...shown(valueOrRefused(result, parley.refusalWords)));
      }),
    );
}

function mergeCommand(agenda: Command, run: Run): void {
  example(
    agenda.command('merge <meeting> <item>'),
    'agenda merge cto-2026 A2 --into A1 --reason "Both are about payments"',
  )
    .description('make two items one: the other takes its needs and conclusions')
    .requiredOption('--into <item>', 'the item that stays', counted('A'))
    .requiredOption('--reason <text>', 'for the record', reason)
    .action(
      run<{ readonly into: number; readonly reason: string }>(
        async ({ parley, actor, output }, options, meeting = '', number = '') => {
          const order = { meeting, item: counted('A')(number) };
          const result = await mergeItem(parley, order, options, actor);
          output.result(...shown(valueOrRefused(result, parley.refusalWords)));
        },
      ),
    );
}

function dropCommand(agenda: Command, run: Run): void {
  example(
    agenda.command('drop <meeting> <item>'),
    'agenda drop cto-2026 A2 --reason "Another meeting takes it up"',
  )
    .description('leave an item out, and say why')
    .requiredOption('--reason <text>', 'for the record', reason)
    .action(
      run<{ readonly reason: string }>(
        async ({ parley, actor, output }, options, meeting = '', number = '') => {
          const order = { meeting, item: counted('A')(number) };
          const result = await dropItem(parley, order, options.reason, actor);
          output.result(...shown(valueOrRefused(result, parley.refusalWords)));
        },
      ),
    );
}

function orderCommand(agenda: Command, run: Run): void {
  example(agenda.command('order <meeting> <items>'), 'agenda order cto-2026 A2,A1')
    .description('put these items first, in this order; the others follow as they stood')
    .action(
      run(async ({ parley, actor, output }, _options, meeting = '', first = '') => {
        const result = await orderItems(parley, meeting, countedList('A')(first), actor);
        const items = valueOrRefused(result, parley.refusalWords);
        output.result(items, itemLines(items));
      }),
    );
}

function shown(item: ItemRecord): [ItemRecord, string[]] {
  return [item, itemLines([item])];
}

function itemLines(items: readonly ItemRecord[]): string[] {
  const rows = items.map(({ number, state, minutes: long, needs, presenter, title }) => [
    `A${number}`,
    state,
    long === null ? '' : `${long} min`,
    labels('N', needs),
    presenter ?? '',
    title,
  ]);
  return items.length === 0
    ? ['No item has been put forward.']
    : table(['Item', 'State', 'Time', 'Needs', 'Presenter', 'Title'], rows);
}
