import { testCrashes } from './crash-at-step.ts';

testCrashes('PostgreSQL');
