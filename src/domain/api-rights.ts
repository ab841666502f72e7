import type { Action } from './permissions.ts';

/** What a token of the read-only API can be allowed: looking, and nothing else. */
export const API_RIGHTS = [
  'meeting.list',
  'round.status',
  'agenda.export',
  'item.list',
  'need.list',
  'need.see-members',
  'conclusion.list',
  'paper.list',
  'report.trace',
] as const satisfies readonly Action[];
export type ApiRight = (typeof API_RIGHTS)[number];
