import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { addMeeting } from '../../../src/application/meetings/add-meeting.ts';
import { publishQuestionnaire } from '../../../src/application/questionnaires/publish-questionnaire.ts';
import { useDatabase } from '../../support/database.ts';
import {
  ADMINISTRATOR,
  DATA,
  must,
  openParley,
  settableClock,
  type TestParley,
} from '../../support/parley.ts';
import { addSpokenRound, type SpokenMember } from '../../support/spoken-round.ts';

export const MEETING = 'cto-2027';
export const ROUND = 'asked-2027';

export interface NeedsWorld {
  readonly parley: TestParley;
  readonly clock: ReturnType<typeof settableClock>;
  /** The current answer of a member to a question. */
  answerOf(member: string, question: string): Promise<string>;
  responseOf(member: string): Promise<string>;
}

/** A meeting on 18 May 2027 and its closed round, with what these members said. Call it where tests are declared. */
export function useSaid(members: readonly SpokenMember[]): NeedsWorld {
  const database = useDatabase();
  const clock = settableClock('2027-04-20T08:00:00Z');
  let parley: TestParley | undefined;
  const opened = (): TestParley => {
    if (parley === undefined) throw new Error('the world exists only inside hooks and tests');
    return parley;
  };
  beforeAll(async () => {
    parley = openParley(database.url, clock);
    const file = join(DATA, 'questionnaires/administrations.json');
    const questionnaire: unknown = JSON.parse(await readFile(file, 'utf8'));
    must(await publishQuestionnaire(parley, questionnaire, ADMINISTRATOR));
    const day = { startsOn: '2027-05-18', endsOn: '2027-05-18', studyPeriod: '2025-2028' };
    const meeting = { slug: MEETING, kind: 'cto' as const, title: 'CTO', place: 'Geneva', ...day };
    must(await addMeeting(parley, meeting, ADMINISTRATOR));
    const round = { slug: ROUND, meeting: MEETING, questionnaire: 'administrations' };
    await addSpokenRound(parley.prisma, { ...round, members });
  });
  afterAll(() => parley?.close());
  const responseOf = async (name: string): Promise<string> => {
    const where = { addressee: { name } };
    return (await opened().prisma.response.findFirstOrThrow({ where })).id;
  };
  return {
    clock,
    responseOf,
    get parley() {
      return opened();
    },
    async answerOf(member, question) {
      const responseId = await responseOf(member);
      const where = { responseId, question, current: true };
      return (await opened().prisma.answer.findFirstOrThrow({ where })).id;
    },
  };
}
