import { isObject, type Json, listOf, objectOf, textOf } from '../../json.ts';
import { checkOptionsOf, checkWords } from './command-options.ts';
import { Form } from './form.ts';

// https://docs.discord.com/developers/interactions/application-commands#registering-a-command
const COMMANDS_MAX = 100;
const LETTERS_MAX = 8_000;

/** Refuses a list of commands that Discord refuses; what it overwrites stays then: https://docs.discord.com/developers/interactions/application-commands#bulk-overwrite-global-application-commands */
export function checkCommands(json: unknown): Json[] {
  const form = new Form();
  const list = form.list([], json, { max: COMMANDS_MAX, required: true });
  const seen = new Set<string>();
  for (const [i, one] of list.entries()) {
    const command = objectOf(one);
    const type = Number(command['type'] ?? 1);
    form.choice([i, 'type'], type, [1, 2, 3]);
    checkWords(form, [i], command, { anyName: type !== 1, described: type === 1 });
    checkOptionsOf(form, [i, 'options'], command['options'], 0);
    checkPlaces(form, i, command);
    const key = `${type} ${textOf(command['name'])}`;
    if (seen.has(key)) {
      const words = 'Application command names must be unique';
      form.fault([i], 'APPLICATION_COMMANDS_DUPLICATE_NAME', words);
    }
    seen.add(key);
    if (lettersOf(command) > LETTERS_MAX) {
      const words = `Command exceeds maximum size (${LETTERS_MAX})`;
      form.fault([i], 'APPLICATION_COMMAND_TOO_LARGE', words);
    }
  }
  form.end();
  return list.filter(isObject);
}

/** https://docs.discord.com/developers/interactions/application-commands#contexts */
function checkPlaces(form: Form, i: number, command: Json): void {
  for (const [j, one] of listOf(command['contexts']).entries()) {
    form.choice([i, 'contexts', j], one, [0, 1, 2]);
  }
  for (const [j, one] of listOf(command['integration_types']).entries()) {
    form.choice([i, 'integration_types', j], one, [0, 1]);
  }
}

/** Names, descriptions and values all together; of a text in several languages the longest counts. */
function lettersOf(one: Json): number {
  const longest = (name: string) => {
    const all = [one[name], ...Object.values(objectOf(one[`${name}_localizations`]))];
    return Math.max(...all.map((text) => textOf(text).length));
  };
  const own = longest('name') + longest('description') + textOf(one['value']).length;
  const inner = [...listOf(one['options']), ...listOf(one['choices'])].map(objectOf);
  return inner.reduce((sum, part) => sum + lettersOf(part), own);
}
