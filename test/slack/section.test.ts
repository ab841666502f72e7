import { describe, expect, it } from 'vitest';
import { questionnaireOf } from '../conversation/support/questionnaires.ts';
import { latest } from '../emulators/slack/store.ts';
import { actionIds, answerByControls } from './simulated-member.ts';
import { until, useSlack } from './slack-world.ts';

const world = useSlack();

const sectionOf = (ids: readonly string[]) => ids.find((id) => id.endsWith('-section'));

describe('a section that is filled in together', () => {
  it('opens in a window, keeps what is right, tells what is not at its field, and goes on once', async () => {
    const { person, invited } = await world.joined();
    const seen = new Set<string>();
    const asked = () =>
      until(() => {
        // The reply to the command of joining may come after the first question.
        const last = world.slack.store
          .said(person)
          .findLast((one) => one.byApp && actionIds(one).length > 0);
        return last !== undefined && !seen.has(last.ts) ? last : undefined;
      });
    let message = await asked();
    while (sectionOf(actionIds(message)) === undefined) {
      seen.add(message.ts);
      await answerByControls(world.slack, person, message);
      message = await asked();
    }
    seen.add(message.ts);
    await world.slack.clicks(person, message, sectionOf(actionIds(message)) ?? '');
    const modal = await until(() => world.slack.store.topModal(person));
    const fields = modal.blocks.flatMap((block) => (block.type === 'input' ? [block] : []));
    expect(fields.length).toBeGreaterThan(2);
    const need = fields.find((block) => block.block_id === 'field|need1');
    expect(need?.element.type).toBe('plain_text_input');
    const before = world.slack.store.said(person).length;
    const put = (field: string, act: object) =>
      world.slack.acts(
        person,
        { view: 'modal' },
        { action_id: 'input', block_id: `field|${field}`, ...act },
      );
    await put('need1', { value: 'Cheaper backhaul' });
    await put('need1_urgency', { selected_option: '4' });
    const sent = await world.slack.submitsView(person);
    expect(sent.status).toBe(200);
    await until(async () =>
      (await world.answers(invited))['need1'] === undefined ? undefined : true,
    );
    expect(await world.answers(invited)).toMatchObject({
      need1: 'Cheaper backhaul',
      need1_urgency: 4,
    });
    const next = await asked();
    expect(latest(next).words).not.toContain('What does your country need most');
    const after = world.slack.store.said(person).length;
    expect(after - before).toBe(1);
    expect(world.logged).toEqual([]);
  });

  it('asks in the conversation what was wrong, so that a window can be closed and opened again', async () => {
    const { slack } = world;
    const definition = questionnaireOf(
      ['a', 'b', 'c'].map((name) => ({
        ...{ type: 'text', name, title: `How many lines of kind ${name}?` },
        validators: [{ type: 'regex', regex: '^[1-9]$' }],
      })),
    );
    const { person, invited } = await world.joined({ definition });
    const asked = (words: string) =>
      until(
        () =>
          slack.store
            .said(person)
            .findLast((one) => one.byApp && latest(one).words.includes(words)),
        () => slack.store.said(person).map((one) => latest(one).words),
      );
    const first = await asked('kind a');
    await slack.clicks(person, first, sectionOf(actionIds(first)) ?? '');
    await until(() => slack.store.topModal(person));
    const put = (field: string, value: string) =>
      slack.acts(
        person,
        { view: 'modal' },
        { action_id: 'input', block_id: `field|${field}`, value },
      );
    await put('a', '1');
    await put('b', '400');
    expect(JSON.stringify((await slack.submitsView(person)).body)).toContain('field|b');
    expect(await world.answers(invited)).toEqual({ a: '1' });
    await slack.closesView(person);
    const again = await asked('kind b');
    await slack.clicks(person, again, sectionOf(actionIds(again)) ?? '');
    await until(() => slack.store.topModal(person));
    await put('b', '4');
    await put('c', '5');
    expect((await slack.submitsView(person)).status).toBe(200);
    expect(await world.answers(invited)).toEqual({ a: '1', b: '4', c: '5' });
    expect(world.logged).toEqual([]);
  });
});
