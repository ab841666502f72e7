import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { example } from '../cli/example.ts';
import { WrongUsage } from '../cli/exit.ts';
import type { OwnCommands } from '../cli/run.ts';
import type { Config } from './config.ts';
import { PROJECT } from './project.ts';

interface PackageOptions {
  readonly app?: string;
  readonly url?: string;
  readonly name?: string;
  readonly appVersion?: string;
  readonly privacy?: string;
  readonly terms?: string;
  readonly out: string;
}

/** What `parley` does for Microsoft Teams alone. */
export function teamsCommands(config: () => Config): OwnCommands {
  return (program: Command, run) => {
    const teams = program.command('teams').description('Microsoft Teams: see docs/teams.md');
    example(
      teams.command('manifest'),
      'teams manifest --app 00000000-0000-0000-0000-000000000000 --url https://parley.example.org',
    )
      .description('the app package (manifest, icons, six languages) to upload to Teams, as a zip')
      .option('--app <id>', 'the bot’s "Application (client) ID"; TEAMS_APP_ID unless given')
      .option('--url <url>', 'where people reach this Parley; PUBLIC_URL unless given')
      .option('--name <name>', 'what the app is called in Teams; Parley unless given')
      .option(
        '--app-version <version>',
        'higher each time it is uploaded again; 1.0.0 unless given',
      )
      .option(
        '--privacy <url>',
        'your organization’s page on privacy; the address above unless given',
      )
      .option('--terms <url>', 'its terms of use; the address above unless given')
      .option('--out <file>', 'where the package goes', './parley-teams.zip')
      .action(
        run.offline<PackageOptions>(async ({ files, output }, options) => {
          const { manifestFault } = await import('../../adapters/teams/app-package/manifest.ts');
          const wanted = wantedBy(options, config());
          const fault = manifestFault(wanted);
          if (fault !== undefined) throw new WrongUsage(fault);
          const { buildPackage } = await import(
            '../../adapters/teams/app-package/build-package.ts'
          );
          await files.writeBytes(options.out, buildPackage(wanted, await readIcons()));
          output.result({ file: options.out, app: wanted.appId }, [
            `The app package is ready: ${options.out}`,
            'Upload it in the Teams admin center (Teams apps, Manage apps, Upload new app), or, to try it out, in Teams (Apps, Manage your apps, Upload an app).',
          ]);
        }),
      );
  };
}

/** What is missing is told by its own words, as something that is no such thing. */
function wantedBy(options: PackageOptions, { teams, publicUrl }: Config) {
  const { app: appId = teams?.appId ?? '', url = publicUrl ?? '' } = options;
  const { name, appVersion: version, privacy: privacyUrl, terms: termsUrl } = options;
  return {
    ...{ appId, url },
    ...(name === undefined ? {} : { name }),
    ...(version === undefined ? {} : { version }),
    ...(privacyUrl === undefined ? {} : { privacyUrl }),
    ...(termsUrl === undefined ? {} : { termsUrl }),
  };
}

async function readIcons() {
  const icon = (name: string) => readFile(join(PROJECT, 'data', 'teams', name));
  const [color, outline] = await Promise.all([icon('color.png'), icon('outline.png')]);
  return { color, outline };
}
