type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * A deep copy of a document with the value at a path replaced (`undefined` removes it). Steps are keys and indexes.
 */
export function changed(
  document: unknown,
  path: readonly (string | number)[],
  value: unknown,
): unknown {
  const copy: Json = JSON.parse(JSON.stringify(document));
  let place: Json = copy;
  for (const step of path.slice(0, -1)) place = Object(place)[step];
  const last = path.at(-1) ?? '';
  if (value === undefined && Array.isArray(place)) place.splice(Number(last), 1);
  else if (value === undefined) delete Object(place)[last];
  else
    Object.defineProperty(place, last, {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  return copy;
}
