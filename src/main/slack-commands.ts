import type { Command } from 'commander';
import { example } from '../cli/example.ts';
import { WrongUsage } from '../cli/exit.ts';
import type { OwnCommands } from '../cli/run.ts';
import type { Config } from './config.ts';

interface ManifestOptions {
  readonly socket?: boolean;
  readonly oauth?: boolean;
  readonly url?: string;
  readonly name?: string;
}

/** What `parley` does for Slack alone. */
export function slackCommands(config: () => Config): OwnCommands {
  return (program: Command, run) => {
    const slack = program.command('slack').description('Slack: see docs/slack.md');
    example(slack.command('manifest'), 'slack manifest --url https://parley.example.org')
      .description('the app manifest to paste at https://api.slack.com/apps, as JSON')
      .option('--socket', 'for Socket Mode, which needs no address that Slack can reach')
      .option('--oauth', 'for many workspaces, by OAuth')
      .option('--url <url>', 'where people reach this Parley; PUBLIC_URL unless given')
      .option('--name <name>', 'what the app is called in Slack; Parley unless given')
      .action(
        run.offline<ManifestOptions>(async ({ output }, options) => {
          const { buildManifest, manifestFault } = await import('../../adapters/slack/manifest.ts');
          const { socket = false, oauth = false, name, url = config().publicUrl } = options;
          const wanted = { socket, oauth, ...given({ name, url }) };
          const fault = manifestFault(wanted);
          if (fault !== undefined) throw new WrongUsage(fault);
          const manifest = buildManifest(wanted);
          output.result(manifest, JSON.stringify(manifest, null, 2).split('\n'));
        }),
      );
  };
}

function given(fields: { readonly name: string | undefined; readonly url: string | undefined }) {
  const { name, url } = fields;
  return { ...(name === undefined ? {} : { name }), ...(url === undefined ? {} : { url }) };
}
