import type { Parley } from '../../application/parley.ts';
import { Refused } from '../../cli/exit.ts';
import type { DemoOptions } from '../../cli/run.ts';
import { type DemoStage, runDemo } from './demo.ts';
import { handLinks } from './ending.ts';

/** Runs the demo, shows where to look, and leaves the console running until a signal comes. */
export async function showDemo(
  stage: DemoStage,
  options: DemoOptions,
  world: {
    firstSignIn(parley: Parley): Promise<string | undefined>;
    untilSignal(): Promise<unknown>;
  },
): Promise<void> {
  const { output } = stage;
  const demo = await runDemo(stage, options);
  try {
    const { report, opened } = demo;
    output.say('');
    for (const folder of report.agendas)
      output.say(`Agenda: ${folder}/agenda.en.html (and five more languages)`);
    for (const folder of report.cycle.papers) output.say(`Paper: ${folder} (six languages)`);
    if (options.exit) {
      output.result(report, []);
    } else {
      const signInUrl = await world.firstSignIn(opened.parley);
      const links = await handLinks(opened, demo.actor);
      output.result({ ...report, signInUrl, links }, [
        '',
        `Console: ${signInUrl}  (once, within 15 minutes)`,
        ...links.map(
          ({ member, language, link }) => `Answer by hand as ${member} (${language}): ${link}`,
        ),
        '',
        'The console keeps running. Ctrl+C ends the demo.',
      ]);
      await world.untilSignal();
    }
    if (!report.kept) throw new Refused('A promise was broken in this run.', report);
  } finally {
    await demo.stop();
  }
}
