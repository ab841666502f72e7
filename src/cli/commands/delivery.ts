import type { Command } from 'commander';
import { listDeliveries } from '../../application/deliveries/list-deliveries.ts';
import { retryDeliveries } from '../../application/deliveries/retry-deliveries.ts';
import { DELIVERY_STATES, type DeliveryState } from '../../application/deliveries/rows.ts';
import type { DeliveryId } from '../../domain/ids.ts';
import { choices, numberBetween, reason } from '../arguments.ts';
import { example } from '../example.ts';
import { WrongUsage } from '../exit.ts';
import { table } from '../output.ts';
import type { Run } from '../run.ts';
import { faultCommands } from './delivery-faults.ts';
import { returnedCommand } from './delivery-returned.ts';
import { valueOrRefused } from './refusal.ts';

interface ListOptions {
  readonly round?: string;
  readonly states?: readonly DeliveryState[];
  readonly limit: number;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function deliveryCommands(program: Command, run: Run): void {
  const delivery = program.command('delivery').description('messages planned, sent, set aside');
  example(delivery.command('list'), 'delivery list --states shunted,unknown')
    .description('those due first at the top')
    .option('--round <name>', 'only of this round')
    .option('--states <list>', DELIVERY_STATES.join(', '), choices(DELIVERY_STATES))
    .option('--limit <n>', 'how many at most', numberBetween(1, 10_000), 100)
    .action(
      run<ListOptions>(async ({ parley, actor, output }, filter) => {
        const found = valueOrRefused(
          await listDeliveries(parley, filter, actor),
          parley.refusalWords,
        );
        const rows = found.map((one) => [
          one.id,
          one.kind,
          one.state,
          new Date(one.sentAt ?? one.dueAt).toISOString().slice(0, 16),
          one.member,
          one.reason ?? '',
        ]);
        output.result(found, table(['Id', 'Kind', 'State', 'When (UTC)', 'Member', 'Why'], rows));
      }),
    );
  example(
    delivery.command('retry <ids...>'),
    'delivery retry 0198f3a2-7c1e-7d3a-9b51-2f4c6d8e0a17 --because "mail server is back"',
  )
    .description('send again what was set aside or stayed unclear; checked anew when it is sent')
    .option('--because <reason>', 'kept in the record', reason)
    .action(
      run<{ because?: string }>(async ({ parley, actor, output }, { because }, ...ids) => {
        const wrong = ids.find((id) => !UUID.test(id));
        if (wrong !== undefined) {
          throw new WrongUsage(`"${wrong}" is no delivery's id. See "parley delivery list".`);
        }
        const input = {
          ids: ids.map((id) => id as DeliveryId),
          ...(because === undefined ? {} : { reason: because }),
        };
        const { revived } = valueOrRefused(
          await retryDeliveries(parley, input, actor),
          parley.refusalWords,
        );
        output.result({ revived }, [`${revived} of ${ids.length} will be sent again.`]);
      }),
    );
  returnedCommand(delivery, run);
  faultCommands(delivery, run);
}
