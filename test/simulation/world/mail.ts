import type { PlannedDelivery } from '../../../src/application/deliveries/rows.ts';
import type { ContactId, DeliveryId } from '../../../src/domain/ids.ts';
import type { Prompt } from '../../../src/platform/prompt.ts';
import type { Places } from './places.ts';
import { DAY } from './scenario.ts';
import type { Visit } from './visits.ts';
import type { ProcessDeps, World } from './world.ts';

/** Messages that somebody's act causes: the receipt of a response, and what the conversation says in a chat. */
export interface Mail {
  receipt(visit: Visit): void;
  prompts(visit: Visit): void;
}

export function createMail(world: World, places: Places): Mail {
  const { timeline } = world;

  function plan(visit: Visit, made: (now: number) => readonly Caused[]): void {
    const now = timeline.clock.now();
    const caused = made(now);
    if (caused.length === 0) return;
    places.ask(
      (deps) => planCaused(deps, { visit, caused, now }),
      () => undefined,
    );
  }

  return {
    receipt: (visit) =>
      plan(visit, (now) => [
        { kind: 'receipt', dedupeKey: `receipt:${visit.response}`, expiresAt: now + 3 * DAY },
      ]),
    prompts: (visit) =>
      plan(visit, (now) => {
        const { contact, conversation, chance } = visit;
        const to = contact.accounts[0];
        if (to === undefined) return [];
        return Array.from({ length: 1 + chance.below(3) }, (_, nth) => ({
          kind: 'prompt',
          expiresAt: now + DAY,
          dedupeKey: `prompt:${conversation}:${now}:${nth}`,
          payload: { kind: 'prompt', to, prompt: promptOf(conversation, nth) },
        }));
      }),
  };
}

type Caused = Pick<PlannedDelivery, 'dedupeKey' | 'expiresAt' | 'payload'> & {
  readonly kind: 'receipt' | 'prompt';
};

async function planCaused(
  deps: ProcessDeps,
  { visit, caused, now }: { visit: Visit; caused: readonly Caused[]; now: number },
): Promise<void> {
  await deps.store.transaction(async ({ deliveries, invitations }) => {
    const found = await invitations.contactsByEmail(visit.contact.email);
    const place = found.find(({ addresseeId }) => addresseeId === visit.addressee);
    if (place === undefined) return; // the round has closed meanwhile
    const { roundId, addresseeId } = place;
    await deliveries.plan(
      caused.map((one) => ({
        ...{ ...one, id: deps.random.id() as DeliveryId, roundId, addresseeId, dueAt: now },
        contactId: visit.contact.id as ContactId,
        thread: `conversation:${visit.response}:${visit.contact.id}`,
      })),
    );
  });
  await deps.bell.ring(now);
}

function promptOf(conversation: string, nth: number): Prompt {
  return {
    kind: 'notice',
    tone: 'info',
    id: `${conversation}.${nth}`,
    language: 'en',
    direction: 'ltr',
    paragraphs: ['Thank you.'],
    actions: [],
  };
}
