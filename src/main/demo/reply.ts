import type { HTMLElement } from 'node-html-parser';
import { CELL_PREFIX, PAGE_FIELDS, rankField } from '../../platform/page-fields.ts';
import type { Chance } from './chance.ts';
import { byTaste } from './taste.ts';
import type { Words } from './words.ts';

/** A question's HTML form as a person sees it, read from the page alone. */
export interface Asked {
  readonly question: string;
  readonly form: HTMLElement;
}

/** The question on a page; undefined when it shows something else (a review, a notice). */
export function askedOn(document: HTMLElement): Asked | undefined {
  for (const form of document.querySelectorAll('form')) {
    const question = fieldValue(form, PAGE_FIELDS.question);
    if (question !== undefined) return { question, form };
  }
  return undefined;
}

/** The value of a form's hidden or only field of that name. */
function fieldValue(form: HTMLElement, name: string): string | undefined {
  return form.querySelector(`input[name="${name}"]`)?.getAttribute('value');
}

/** What a browser sends of a form before anything is filled in. */
export function hiddenFields(form: HTMLElement): URLSearchParams {
  const fields = new URLSearchParams();
  for (const input of form.querySelectorAll('input[type="hidden"]')) {
    const name = input.getAttribute('name');
    if (name !== undefined) fields.append(name, input.getAttribute('value') ?? '');
  }
  return fields;
}

/** Fills a question in as a busy official would: something sensible, not always everything. */
export function reply({ question, form }: Asked, words: Words, chance: Chance): URLSearchParams {
  const fields = hiddenFields(form);
  switch (fields.get(PAGE_FIELDS.shape)) {
    case 'list':
      return fillList(fields, form, chance);
    case 'ranks':
      return fillRanks(fields, form, chance);
    case 'cells':
      return fillCells(fields, form, chance);
    default:
      return fillOne(fields, { question, form }, { words, chance });
  }
}

function fillOne(
  fields: URLSearchParams,
  { question, form }: Asked,
  { words, chance }: { readonly words: Words; readonly chance: Chance },
): URLSearchParams {
  const radios = optionValues(form.querySelectorAll(`input[type="radio"]`));
  const listed = optionValues(form.querySelectorAll(`select[name="${PAGE_FIELDS.value}"] option`));
  const choices = (radios.length > 0 ? radios : listed).filter((value) => value !== '');
  if (choices.length > 0) {
    fields.append(PAGE_FIELDS.value, sensible(choices, fields.get(PAGE_FIELDS.other), chance));
  } else {
    fields.append(PAGE_FIELDS.value, words.about(question, chance));
  }
  return fields;
}

/** "Other" needs words of one's own; most people find themselves in the list. */
function sensible(choices: readonly string[], other: string | null, chance: Chance): string {
  return chance.pick(choices.filter((choice) => choice !== other));
}

function fillList(fields: URLSearchParams, form: HTMLElement, chance: Chance): URLSearchParams {
  const boxes = form
    .querySelectorAll('label.choice')
    .filter((label) => !label.classList.contains('apart'))
    .flatMap((label) => optionValues(label.querySelectorAll('input')));
  const listed = boxes.filter((value) => value !== fields.get(PAGE_FIELDS.other));
  for (const value of chance.some(listed, 1 + chance.below(3))) {
    fields.append(PAGE_FIELDS.value, value);
  }
  return fields;
}

function fillRanks(fields: URLSearchParams, form: HTMLElement, chance: Chance): URLSearchParams {
  const places = form.querySelectorAll('select');
  const options = optionValues(places[0]?.querySelectorAll('option') ?? []).filter(
    (value) => value !== '',
  );
  const ranked = byTaste(options, chance).slice(0, places.length);
  for (const [index, value] of ranked.entries()) fields.append(rankField(index + 1), value);
  return fields;
}

function fillCells(fields: URLSearchParams, form: HTMLElement, chance: Chance): URLSearchParams {
  const radios = form.querySelectorAll(`input[type="radio"]`);
  const rows = new Set(radios.map((radio) => radio.getAttribute('name') ?? ''));
  for (const row of rows) {
    if (!row.startsWith(CELL_PREFIX)) continue;
    const values = optionValues(radios.filter((radio) => radio.getAttribute('name') === row));
    fields.append(row, chance.pick(values));
  }
  return fields;
}

function optionValues(elements: readonly HTMLElement[]): string[] {
  return elements.map((element) => element.getAttribute('value') ?? '');
}
