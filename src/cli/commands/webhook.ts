import type { Command } from 'commander';
import { addHook } from '../../application/hooks/add-hook.ts';
import { removeHook, rotateHook, testHook } from '../../application/hooks/change-hook.ts';
import { listHooks } from '../../application/hooks/list-hooks.ts';
import type { ListedHook } from '../../application/hooks/rows.ts';
import { HOOK_EVENTS, type HookEvent } from '../../domain/hooks/events.ts';
import { choices } from '../arguments.ts';
import { example } from '../example.ts';
import { table } from '../output.ts';
import type { Run } from '../run.ts';
import { valueOrRefused } from './refusal.ts';

const KEEP_IT = 'Keep it now: it is not shown again. It verifies what is sent (docs/api.md).';

/** Which other systems are told of what happens (docs/api.md). */
export function webhookCommands(program: Command, run: Run): void {
  const webhook = program
    .command('webhook')
    .description('addresses of other systems that are told of what happens');
  addCommand(webhook, run);
  example(webhook.command('list'), 'webhook list')
    .description('the webhooks, and how each does')
    .action(
      run(async ({ parley, actor, output }) => {
        const hooks = valueOrRefused(await listHooks(parley, actor), parley.refusalWords);
        const head = ['Name', 'Address', 'Events', 'Meeting', 'Standing'];
        output.result(hooks, table(head, hooks.map(rowOf)));
      }),
    );
  example(webhook.command('test <name>'), 'webhook test records')
    .description('send an event that means nothing, by the way that all go')
    .action(
      run(async ({ parley, actor, output }, _options, name = '') => {
        const tested = valueOrRefused(await testHook(parley, { name }, actor), parley.refusalWords);
        output.result(tested, [
          'It is on its way. See "parley webhook list" for what became of it.',
        ]);
      }),
    );
  example(webhook.command('rotate <name>'), 'webhook rotate records')
    .description('a new secret; the one before goes on signing for 24 hours')
    .action(
      run(async ({ parley, actor, output }, _options, name = '') => {
        const rotated = valueOrRefused(
          await rotateHook(parley, { name }, actor),
          parley.refusalWords,
        );
        output.result(rotated, [rotated.secret, KEEP_IT]);
      }),
    );
  example(webhook.command('remove <name>'), 'webhook remove records')
    .description('tell it nothing any more')
    .action(
      run(async ({ parley, actor, output }, _options, name = '') => {
        const removed = valueOrRefused(
          await removeHook(parley, { name }, actor),
          parley.refusalWords,
        );
        output.result(removed, [`The webhook "${name}" is told nothing any more.`]);
      }),
    );
}

interface AddOptions {
  readonly name: string;
  readonly events: readonly HookEvent[];
  readonly meeting?: string;
}

function addCommand(webhook: Command, run: Run): void {
  example(
    webhook.command('add <url>'),
    'webhook add https://records.example.org/parley --name records --events paper.published',
  )
    .description('tell an address of what happens; the secret that signs it is shown this once')
    .requiredOption('--name <name>', 'for which system')
    .requiredOption('--events <list>', HOOK_EVENTS.join(', '), choices(HOOK_EVENTS))
    .option('--meeting <slug>', 'only of this meeting')
    .action(
      run<AddOptions>(
        async ({ parley, actor, output }, { name, events, meeting = null }, url = '') => {
          const input = { name, url, events: [...events], meeting };
          const added = valueOrRefused(await addHook(parley, input, actor), parley.refusalWords);
          output.result(added, [added.secret, KEEP_IT]);
        },
      ),
    );
}

function rowOf({ name, url, events, meeting, aside, trouble, lastTakenAt }: ListedHook): string[] {
  const taken = lastTakenAt === null ? 'nothing yet' : new Date(lastTakenAt).toISOString();
  const well = trouble === null ? `took: ${taken}` : `trouble: ${trouble} (took: ${taken})`;
  const standing = aside === null ? well : `set aside: ${aside.reason}`;
  return [name, url, events.join(', '), meeting ?? 'all', standing];
}
