import type { Command } from 'commander';
import { type OffersMade, offerLinks } from '../../application/linking/offer-links.ts';
import { example } from '../example.ts';
import { WrongUsage } from '../exit.ts';
import type { Run } from '../run.ts';
import { valueOrRefused } from './refusal.ts';

interface LinkOptions {
  readonly round: string;
  readonly contact?: string;
  readonly platform?: string;
  readonly account?: string;
}

/** Looks for contacts in the connected chats; each account that is found is asked whether it is the contact. */
export function linkCommand(member: Command, run: Run): void {
  example(member.command('link'), 'member link --round cto-2027-needs')
    .description(
      'look for contacts in the connected chats by e-mail address, and ask each account found whether it is the contact',
    )
    .requiredOption('--round <name>', 'whose contacts that have not answered')
    .option('--contact <email>', 'only this one')
    .option('--platform <name>', 'only there')
    .option('--account <id>', 'with --contact: its account, by the id that the platform gives it')
    .action(
      run<LinkOptions>(async ({ parley, actor, output }, { round, contact, platform, account }) => {
        if (account !== undefined && contact === undefined) {
          throw new WrongUsage('Give --contact with --account: whose account it is.');
        }
        const input = {
          round,
          ...(contact === undefined ? {} : { email: contact }),
          ...(platform === undefined ? {} : { platform }),
          ...(account === undefined ? {} : { account }),
        };
        const made = valueOrRefused(await offerLinks(parley, input, actor), parley.refusalWords);
        output.result(made, offerLines(made));
      }),
    );
}

function offerLines({ lookedFor, found, asked, unreachable }: OffersMade): string[] {
  return [
    `${lookedFor} contacts were looked for, ${found} accounts found, ${asked} are asked whether they are the contact.`,
    ...unreachable.map(
      ({ platform, tenant, reason }) => `${platform} ${tenant} could not be asked: ${reason}`,
    ),
  ];
}
