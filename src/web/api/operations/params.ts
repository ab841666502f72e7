import { z } from 'zod';

/** What stands in paths. */
export const slug = z.string().min(1).max(100);
export const number = z.coerce.number().int().min(1).max(1_000_000);

export const nothing = z.strictObject({});
export const ofMeeting = z.object({ meeting: slug });
export const ofRound = z.object({ round: slug });
