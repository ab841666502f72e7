import { isObject, type Json, listOf, objectOf, textOf } from '../json.ts';

/** Every component of a message or modal, containers before what they hold. */
export function componentsIn(given: unknown): Json[] {
  return listOf(given)
    .filter(isObject)
    .flatMap((one) => [
      one,
      ...componentsIn(one['components']),
      ...componentsIn(one['component'] === undefined ? [] : [one['component']]),
      ...componentsIn(one['accessory'] === undefined ? [] : [one['accessory']]),
    ]);
}

/** The texts of a message that are rendered as markdown. */
export function markdownIn(body: Json): string[] {
  const embeds = listOf(body['embeds']).map(objectOf);
  const texts = [
    body['content'],
    ...embeds.flatMap((embed) => [
      embed['title'],
      embed['description'],
      ...listOf(embed['fields'])
        .map(objectOf)
        .flatMap((field) => [field['name'], field['value']]),
    ]),
    ...componentsIn(body['components'])
      .filter(({ type }) => type === 10)
      .map(({ content }) => content),
  ];
  return texts.map(textOf).filter((text) => text !== '');
}

/** The texts in which a mention calls somebody: not those of embeds. */
export const callingIn = (body: Json): string[] => markdownIn({ ...body, embeds: [] });

/** Texts that stand on controls, never rendered. */
export function plainIn(body: Json): string[] {
  return componentsIn(body['components'])
    .flatMap((one) => [
      one['label'],
      one['placeholder'],
      one['description'],
      ...listOf(one['options'])
        .map(objectOf)
        .flatMap((option) => [option['label'], option['description']]),
    ])
    .map(textOf)
    .filter((text) => text !== '');
}

/** A copy in which each component has an `id`: https://docs.discord.com/developers/components/reference#anatomy-of-a-component */
export function numbered(given: unknown): Json[] {
  const copy: unknown[] = structuredClone(listOf(given));
  const all = componentsIn(copy);
  const taken = new Set(all.map(({ id }) => id).filter((id) => id !== 0 && id !== undefined));
  let next = 1;
  for (const one of all) {
    if (one['id']) continue;
    while (taken.has(next)) next += 1;
    one['id'] = next++;
  }
  return copy.filter(isObject);
}
