import { type Json, objectOf } from '../../json.ts';
import type { Choice } from '../store.ts';
import { Form } from './form.ts';

/** What an autocomplete offers, 25 at most: https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-choice-structure */
export function choicesForm(data: Json): Choice[] {
  const form = new Form();
  const given = form.list(['data', 'choices'], data['choices'], { max: 25, required: true });
  const choices = given.map((one, i) => {
    const { name, value } = objectOf(one);
    form.text(['data', 'choices', i, 'name'], name, { min: 1, max: 100, required: true });
    if (typeof value !== 'number') {
      form.text(['data', 'choices', i, 'value'], value, { max: 100, required: true });
    }
    return { name: String(name), value: typeof value === 'number' ? value : String(value) };
  });
  form.end();
  return choices;
}
