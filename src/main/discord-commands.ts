import type { Command } from 'commander';
import { example } from '../cli/example.ts';
import { WrongUsage } from '../cli/exit.ts';
import type { OwnCommands } from '../cli/run.ts';
import type { Config } from './config.ts';

/** What `parley` does for Discord alone. */
export function discordCommands(config: () => Config): OwnCommands {
  return (program: Command, run) => {
    const discord = program.command('discord').description('Discord: see docs/discord.md');
    example(discord.command('invite'), 'discord invite --application 1122334455667788990')
      .description('the links that put Parley into a server, or into one’s own account')
      .option('--application <id>', 'the application’s id; DISCORD_APPLICATION_ID unless given')
      .action(
        run.offline<{ readonly application?: string }>(async ({ output }, { application }) => {
          const id = application ?? config().discord?.applicationId;
          if (id === undefined || !/^\d{15,21}$/.test(id)) {
            throw new WrongUsage(
              'Give --application, or set DISCORD_APPLICATION_ID: the number from "General Information" of the Discord application.',
            );
          }
          const { inviteLinks } = await import('../../adapters/discord/invite.ts');
          const links = inviteLinks(id);
          const { server, account, permissions, permissionNames } = links;
          output.result(links, [
            'For a server (whoever manages it opens this):',
            server,
            '',
            `It may: ${permissionNames.join(', ')} (${permissions}).`,
            '',
            'For one’s own account (a member without a common server opens this):',
            account,
          ]);
        }),
      );
  };
}
