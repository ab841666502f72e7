import type { Command } from 'commander';
import { choice } from '../arguments.ts';
import { example } from '../example.ts';
import { createOutput } from '../output.ts';
import { type CliWorld, guarded, ROLES, type Role } from '../run.ts';

export function serveCommand(program: Command, world: CliWorld): void {
  example(program.command('serve'), 'serve --role web')
    .description('run the server: member pages and console, deliveries and schedules')
    .option('--role <role>', `${ROLES.join(' | ')}: they scale apart`, choice(ROLES), 'all')
    .action(async ({ role }: { role: Role }, command: Command) => {
      const { json = false } = command.optsWithGlobals<{ json?: boolean }>();
      const output = createOutput(world.streams, json);
      await guarded(world, output, async () => {
        const { url, signInUrl, stopped } = await world.serve(role);
        const lines =
          url === undefined
            ? ['Parley works on deliveries and schedules. Ctrl+C stops it.']
            : [
                `Parley is at ${url}`,
                ...(signInUrl === undefined
                  ? ['Console: npx parley staff link EMAIL makes a sign-in link.']
                  : [`Console: ${signInUrl}  (once, within 15 minutes)`]),
                'Ctrl+C stops it; nothing is lost.',
              ];
        output.result({ url, signInUrl, role }, lines);
        await stopped;
      });
    });
}
