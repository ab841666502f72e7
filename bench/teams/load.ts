import { randomUUID } from 'node:crypto';
import { VERB } from '../../adapters/teams/cards/codes.ts';
import type { CompiledQuestion } from '../../src/conversation/questionnaire.ts';
import { type Json, objectOf } from '../../test/emulators/json.ts';
import type { TeamsEmulator } from '../../test/emulators/teams/emulator.ts';
import type { RoundTimes } from '../answer/round-times.ts';
import { languageOf } from '../answer/scene.ts';
import { type Load, play } from '../chat/arrivals.ts';
import { type Data, dataFor } from './acts.ts';
import { conversationOf, type Seated } from './scene.ts';

/** People who press and fill in cards; it remembers between rounds what each answered last. */
export function createPresses(
  teams: TeamsEmulator,
  seated: readonly Seated[],
  questions: readonly CompiledQuestion[],
) {
  /** How often each question of each member was answered: every other time with the other answer. */
  const turns = new Map<string, number>();
  /** How many turns each conversation has taken: its prompts' ids count them. */
  const taken = new Map<number, number>();
  const busy = new Set<number>();

  const free = (): Seated => {
    for (;;) {
      const one = pick(seated);
      if (!busy.has(one.n)) return one;
    }
  };
  const act = async () => {
    const one = free();
    const { n } = one;
    busy.add(n);
    const question = pick(questions);
    const key = `${n} ${question.name}`;
    const turn = turns.get(key) ?? 0;
    turns.set(key, turn + 1);
    const promptId = `${conversationOf(n)}.${taken.get(n) ?? 0}`;
    // Neither what was seeded nor what the floor writes.
    const data = dataFor(question, promptId, 2 + (turn % 2), languageOf(n));
    const { status, body } = await teams.sends(pressed(teams, one, data));
    if (status !== 200 || objectOf(body)['value'] !== '✓') {
      throw new Error(`a press was not acknowledged: ${status} ${JSON.stringify(body)}`);
    }
    taken.set(n, (taken.get(n) ?? 0) + 1);
    busy.delete(n);
  };
  return {
    run: async (load: Load): Promise<RoundTimes> => {
      const latencies = await play(load, async () => ({ act, close: () => undefined }));
      return { seconds: load.seconds, latencies };
    },
  };
}

/** https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards */
function pressed(teams: TeamsEmulator, { person, chat }: Seated, data: Data): Json {
  const { id: tenantId } = person.tenant;
  return {
    ...{ type: 'invoke', name: 'adaptiveCard/action', id: `f:${randomUUID()}` },
    ...{ timestamp: new Date().toISOString(), channelId: 'msteams', locale: person.locale },
    serviceUrl: teams.serviceUrl(person.tenant),
    from: { id: person.id, name: person.name, aadObjectId: person.aadObjectId },
    conversation: { conversationType: 'personal', tenantId, id: chat.id },
    recipient: { id: teams.botId, name: teams.app.name },
    channelData: { tenant: { id: tenantId } },
    localTimezone: person.timeZone,
    replyToId: chat.messages[0]?.id,
    value: {
      action: { type: 'Action.Execute', title: 'Save', verb: VERB, data },
      trigger: 'manual',
    },
  };
}

function pick<One>(all: readonly One[]): One {
  const one = all[Math.floor(Math.random() * all.length)];
  if (one === undefined) throw new RangeError('nothing to pick from');
  return one;
}
