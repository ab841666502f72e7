import { z } from 'zod';
import { shape } from './shape.ts';

export const problem = shape(
  'Problem',
  'What went wrong (RFC 9457).',
  z.object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().describe('For programs: it keeps its meaning, the words may change.'),
    instance: z.string().describe('Names this request in the log.'),
  }),
);
export type Problem = z.infer<typeof problem>;
