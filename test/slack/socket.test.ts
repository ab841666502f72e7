import { expect, it } from 'vitest';
import { NEEDS } from '../conversation/support/needs.ts';
import { until, useSlack } from './slack-world.ts';
import { talkWith } from './talk.ts';

const world = useSlack({ transport: 'socket' });

it('answers through a socket that is renewed and cut in between: nothing is lost or doubled', async () => {
  const { person, invited } = await world.joined({ definition: NEEDS });
  const talk = talkWith(world, person);
  const { sockets, delivery } = world.slack;
  /** What was not acknowledged in time comes again, as often as Slack tries. */
  const says = async (text: string) => {
    await world.slack.types(person, text);
    while (delivery.retriesWaiting > 0) await delivery.releaseRetries();
  };
  await talk.hears('What are your priorities?');
  await says('2, 1');
  sockets.refresh();
  await says('cost, travel');
  await says('no');
  sockets.cut();
  await says('12');
  await says('Training');
  await says('4');
  await says('skip');
  await says('4');
  await talk.presses('submit');
  const { prisma } = world.serving.opened;
  const response = await until(async () => {
    const found = await prisma.response.findUniqueOrThrow({
      where: { id: invited.responseId },
      include: { answers: true },
    });
    return found.status === 'submitted' ? found : undefined;
  });
  const current = response.answers.filter((answer) => answer.current);
  expect(Object.fromEntries(current.map(({ question, value }) => [question, value]))).toMatchObject(
    {
      ...{ priorities: ['cloud', 'security'], barriers: ['cost', 'travel'], attends: false },
      ...{ engineers: 12, need: 'Training', urgency: 4 },
    },
  );
  const once = current
    .filter(({ question }) => question !== 'attribution')
    .map(({ question }) => question);
  expect(new Set(once).size).toBe(once.length);
  const events = await prisma.inboundEvent.findMany();
  const ids = events.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(delivery.retriesWaiting).toBe(0);
});
