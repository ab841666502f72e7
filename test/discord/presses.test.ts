import { expect, it } from 'vitest';
import { shortCode } from '../../adapters/discord/codes.ts';
import { meaningOf } from '../../adapters/discord/interactions.ts';
import { interaction, snowflakeAt } from '../../adapters/discord/payloads.ts';
import type { CommandName } from '../../src/platform/prompt.ts';

const BEGUN = Date.UTC(2027, 0, 11, 9, 0, 0);
const FROM = { platform: 'discord', tenant: '', externalId: '1001' };

/** The key of a press of a command's button, so long after the first. */
function keyOf(command: CommandName, afterMs: number, message = '77'): string {
  const press = interaction.parse({
    ...{ type: 3, id: snowflakeAt(BEGUN + afterMs), token: 'ticket', user: person },
    data: { custom_id: shortCode('act', 'abcd.4', command, '') },
    message: { id: message },
  });
  const meaning = meaningOf(press, FROM);
  if (meaning.kind !== 'take') throw new Error(`a press means ${meaning.kind}`);
  return meaning.event.eventId;
}

const person = { id: FROM.externalId, username: 'ana' };

it('what moves a conversation on is one act on one message, however late it is pressed again', () => {
  for (const command of ['skip', 'back', 'submit', 'done', 'more', 'decline'] as const) {
    expect(keyOf(command, 3_600_000)).toBe(keyOf(command, 0));
    expect(keyOf(command, 0, '78')).not.toBe(keyOf(command, 0));
  }
});

it('what may be wanted again is one act within a double click only', () => {
  for (const command of ['review', 'help', 'language'] as const) {
    expect(keyOf(command, 400)).toBe(keyOf(command, 0));
    expect(keyOf(command, 60_000)).not.toBe(keyOf(command, 0));
  }
});
