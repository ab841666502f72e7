import type { Command } from 'commander';
import { clearFault } from '../../application/deliveries/clear-fault.ts';
import { listFaults } from '../../application/deliveries/list-faults.ts';
import type { FaultId } from '../../domain/ids.ts';
import { numberBetween, reason } from '../arguments.ts';
import { example } from '../example.ts';
import { WrongUsage } from '../exit.ts';
import { table } from '../output.ts';
import type { Run } from '../run.ts';
import { valueOrRefused } from './refusal.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Ways to contacts that failed for good: to see, and to use again. */
export function faultCommands(delivery: Command, run: Run): void {
  faultsCommand(delivery, run);
  clearCommand(delivery, run);
}

function faultsCommand(delivery: Command, run: Run): void {
  example(delivery.command('faults'), 'delivery faults --round cto-2027-needs')
    .description('ways to contacts that were set aside: refused, returned, complained about')
    .option('--round <name>', "only to contacts of this round's members")
    .option('--limit <n>', 'how many at most', numberBetween(1, 10_000), 100)
    .action(
      run<{ round?: string; limit: number }>(async ({ parley, actor, output }, filter) => {
        const found = valueOrRefused(await listFaults(parley, filter, actor), parley.refusalWords);
        const rows = found.map(({ id, cause, since, member, way, reason: why }) => [
          ...[id, cause, new Date(since).toISOString().slice(0, 16), member],
          ...[`${way.platform} ${way.externalId}`, why],
        ]);
        output.result(
          found,
          found.length === 0
            ? ['No way is set aside.']
            : table(['Id', 'Cause', 'Since (UTC)', 'Member', 'Way', 'Why'], rows),
        );
      }),
    );
}

interface ClearOptions {
  readonly because: string;
  readonly confirmConsent?: boolean;
}

function clearCommand(delivery: Command, run: Run): void {
  example(
    delivery.command('clear-fault <id>'),
    'delivery clear-fault 0198f3a2-7c1e-7d3a-9b51-2f4c6d8e0a17 --because "the mailbox works again"',
  )
    .description('use a way again that was set aside')
    .requiredOption('--because <reason>', 'kept in the record', reason)
    .option('--confirm-consent', 'after a complaint: the owner has agreed to be written to')
    .action(
      run<ClearOptions>(async ({ parley, actor, output }, options, id = '') => {
        if (!UUID.test(id)) {
          throw new WrongUsage(`"${id}" is no fault's id. See "parley delivery faults".`);
        }
        const order = {
          id: id as FaultId,
          reason: options.because,
          consentConfirmed: options.confirmConsent === true,
        };
        const cleared = valueOrRefused(await clearFault(parley, order, actor), parley.refusalWords);
        const { fault, stillStopped } = cleared;
        output.result(cleared, [
          `${fault.contact} (${fault.member}) can be reached by ${fault.way.platform} again.`,
          ...(stillStopped ? ['The contact itself wants no letters: that stands.'] : []),
        ]);
      }),
    );
}
