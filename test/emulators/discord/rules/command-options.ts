import { isObject, type Json, objectOf, textOf } from '../../json.ts';
import type { Form, Path } from './form.ts';

// https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming
const NAME = /^[-_ʼ'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
// https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-structure
const OPTIONS_MAX = 25;
const CHOICES_MAX = 25;

/** https://docs.discord.com/developers/reference#locales */
const LOCALES =
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  );

/** A name and a description, in every language. */
export function checkWords(
  form: Form,
  path: Path,
  one: Json,
  { anyName = false, described = true } = {},
): void {
  const names = translated(form, path, one, 'name');
  for (const [at, name] of names) {
    if (anyName) form.text(at, name, { min: 1, max: 32, required: true });
    else checkName(form, at, name);
  }
  for (const [at, text] of translated(form, path, one, 'description')) {
    if (described) form.text(at, text, { min: 1, max: 100, required: true });
    else form.text(at, text, { max: 0 });
  }
}

function checkName(form: Form, path: Path, name: unknown): void {
  if (name === undefined) form.required(path);
  else if (!NAME.test(textOf(name)) || textOf(name) !== textOf(name).toLowerCase()) {
    const words = 'Command name is invalid';
    form.fault(path, 'APPLICATION_COMMAND_INVALID_NAME', words);
  }
}

/** The text itself and its translations, each with its place. A language that Discord does not know is a fault. */
function translated(form: Form, path: Path, one: Json, name: string): [Path, unknown][] {
  const field = `${name}_localizations`;
  const given = one[field];
  const all: [Path, unknown][] = [[[...path, name], one[name]]];
  if (!isObject(given)) return all;
  for (const [locale, text] of Object.entries(given)) {
    if (!LOCALES.includes(locale)) form.choice([...path, field], locale, LOCALES);
    else if (text !== null) all.push([[...path, field, locale], text]);
  }
  return all;
}

/** The options of a command, of a group of subcommands, or of a subcommand. */
export function checkOptionsOf(form: Form, path: Path, given: unknown, depth: number): void {
  const options = form.list(path, given, { max: OPTIONS_MAX }).map(objectOf);
  const nested = options.filter(({ type }) => type === 1 || type === 2).length;
  if (nested > 0 && nested < options.length) {
    const words =
      'Sub-command and sub-command group option types are mutually exclusive to all other types';
    form.fault(path, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', words);
  }
  const seen = new Set<unknown>();
  let optionalSeen = false;
  for (const [i, option] of options.entries()) {
    const at = [...path, i];
    const type = Number(option['type']);
    checkWords(form, at, option);
    form.choice([...at, 'type'], type, depth === 0 ? ALL : depth === 1 ? NO_GROUP : PLAIN);
    if (seen.has(option['name'])) {
      const words = 'Option names must be unique';
      form.fault(at, 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', words);
    }
    seen.add(option['name']);
    if (option['required'] === true && optionalSeen) {
      const words = 'Required options must be placed before non-required options';
      form.fault(at, 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', words);
    }
    if (option['required'] !== true) optionalSeen = true;
    if (type === 2) checkGroup(form, at, option);
    else if (type === 1) checkOptionsOf(form, [...at, 'options'], option['options'], 2);
    else checkChoices(form, at, option);
  }
}

const PLAIN = [3, 4, 5, 6, 7, 8, 9, 10, 11];
const NO_GROUP = [1, ...PLAIN];
const ALL = [1, 2, ...PLAIN];

/** A group holds subcommands and nothing else: https://docs.discord.com/developers/interactions/application-commands#subcommands-and-subcommand-groups */
function checkGroup(form: Form, path: Path, group: Json): void {
  const at = [...path, 'options'];
  const inner = form.list(at, group['options'], { min: 1, max: OPTIONS_MAX, required: true });
  for (const [i, one] of inner.entries())
    form.choice([...at, i, 'type'], objectOf(one)['type'], [1]);
  checkOptionsOf(form, at, inner, 1);
}

function checkChoices(form: Form, path: Path, option: Json): void {
  const choices = form.list([...path, 'choices'], option['choices'], { max: CHOICES_MAX });
  for (const [i, one] of choices.entries()) {
    const at = [...path, 'choices', i];
    for (const [where, text] of translated(form, at, objectOf(one), 'name')) {
      form.text(where, text, { min: 1, max: 100, required: true });
    }
    const { value } = objectOf(one);
    if (typeof value !== 'number') form.text([...at, 'value'], value, { max: 100, required: true });
  }
  if (choices.length > 0 && option['autocomplete'] === true) {
    const words = 'autocomplete cannot be set to true if choices are present';
    form.fault(
      [...path, 'autocomplete'],
      'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES',
      words,
    );
  }
  form.number([...path, 'min_length'], option['min_length'], 0, 6000);
  form.number([...path, 'max_length'], option['max_length'], 1, 6000);
}
