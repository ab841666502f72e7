import type { Operation } from './operation.ts';
import { meetingOperations } from './operations/meetings.ts';
import { needOperations } from './operations/needs.ts';
import { paperOperations } from './operations/papers.ts';
import { roundOperations } from './operations/rounds.ts';

/** Where the API lives. Another version is another path, beside it. */
export const API_PATH = '/api/v1';

/** All that can be read. Routes and document are both made of it. */
export const OPERATIONS: readonly Operation[] = [
  ...meetingOperations,
  ...needOperations,
  ...roundOperations,
  ...paperOperations,
];
