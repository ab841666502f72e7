import { defineConfig } from 'vitest/config';
import LongestFirst from './test/support/longest-first.ts';

const database = { globalSetup: 'test/support/global-setup.ts' };

// `npx vitest run test/<room>` runs a part; `--project pure` needs nothing but Node.
export default defineConfig({
  test: {
    maxWorkers: 3, // on two cores: some of them wait for processes
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          testTimeout: 60_000, // the calendar and the properties have patience on a crowded machine
          isolate: false, // modules are read once a worker, not once a file: nothing here keeps state in one
          include: [
            'test/{domain,platform,conversation,messages,ground}/**/*.test.ts',
            'test/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          ...database,
          name: 'database',
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: [
            'test/{domain,platform,conversation,messages,ground,simulation,e2e,faults}/**',
            'test/*.test.ts',
          ],
          testTimeout: 120_000, // more than the worlds of chats wait for what a sweep has to mend
          hookTimeout: 90_000,
        },
      },
      {
        extends: true,
        test: {
          ...database,
          name: 'faults', // several processes for each test: patience on a busy machine
          include: ['test/faults/**/*.test.ts'],
          testTimeout: 420_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          ...database,
          name: 'whole',
          include: ['test/{simulation,e2e}/**/*.test.ts'],
          testTimeout: 420_000, // a world of hundreds of members, on a busy machine
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
