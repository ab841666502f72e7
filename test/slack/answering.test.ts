import { describe, expect, it } from 'vitest';
import { latest } from '../emulators/slack/store.ts';
import { actionIds, answerByControls } from './simulated-member.ts';
import { hasElement, until, useSlack } from './slack-world.ts';

const world = useSlack();

const has = (id: string) => (messages: readonly Parameters<typeof hasElement>[0][]) =>
  messages.some((one) => hasElement(one, id));

describe('a member in Slack', () => {
  it('answers a whole questionnaire by controls alone, and sends it', {
    timeout: 100_000,
  }, async () => {
    const { person, invited } = await world.joined({ questionnaire: 'administrations' });
    const seen = new Set<string>();
    for (let turns = 0; turns < 60; turns += 1) {
      const message = await until(
        () => {
          // The answer to a command that took long comes after the question.
          const last = world.slack.store
            .said(person)
            .findLast((one) => one.byApp && actionIds(one).length > 0);
          return last !== undefined && !seen.has(last.ts) ? last : undefined;
        },
        () =>
          world.slack.store
            .said(person)
            .slice(-3)
            .map((one) => [one.byApp, latest(one).words]),
      );
      seen.add(message.ts);
      const submit = actionIds(message).find((id) => id.endsWith('-submit'));
      if (submit !== undefined) {
        await world.slack.clicks(person, message, submit);
        break;
      }
      if (await answerByControls(world.slack, person, message)) continue;
      const skip = actionIds(message).find((id) => id.endsWith('-skip'));
      if (skip !== undefined) await world.slack.clicks(person, message, skip);
    }
    await until(
      async () => {
        const response = await world.serving.opened.prisma.response.findUniqueOrThrow({
          where: { id: invited.responseId },
        });
        return response.status === 'submitted' ? true : undefined;
      },
      () =>
        world.slack.store
          .said(person)
          .slice(-3)
          .map((one) => latest(one).words),
    );
    expect(world.logged).toEqual([]);
    expect(has('x')([])).toBe(false);
  });
});
