import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take longest, in the order in which they begin: one that mostly waits (processes that are killed and started
 * again) beside one that computes, so that both cores have work from the first second to the last.
 */
const FIRST = [
  'test/faults/crash/on-redis.test.ts',
  'test/simulation/share-1.test.ts',
  'test/faults/discord/discord.test.ts',
  'test/faults/crash/on-postgres.test.ts',
  'test/simulation/share-2.test.ts',
  'test/faults/slack/slack.test.ts',
  'test/faults/teams/teams.test.ts',
  'test/e2e/pages-accessibility.test.ts',
  'test/faults/rolling.test.ts',
  'test/simulation/share-3.test.ts',
  'test/faults/moving.test.ts',
  'test/faults/stopping.test.ts',
  'test/simulation/share-4.test.ts',
  'test/faults/postgres-outages.test.ts',
  'test/faults/redis-outages.test.ts',
  'test/e2e/console.test.ts',
];

/** The projects after those; the last has the shortest files, which fill what is left at the end. */
const PROJECTS = ['faults', 'whole', 'database', 'pure'];

/** Longest first, known ones by name; within a project as vitest itself has it, so that workers may keep their modules. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => this.place(one) - this.place(other));
  }

  private place({ moduleId, project }: TestSpecification): number {
    const known = FIRST.indexOf(relative(this.ctx.config.root, moduleId));
    return known >= 0 ? known : FIRST.length + PROJECTS.indexOf(project.name);
  }
}
