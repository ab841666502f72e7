/** A reply that was not taken comes back as it was sent. These read it without trusting its shape. */

export function rejectedValues(rejected: unknown): readonly string[] | undefined {
  if (typeof rejected === 'string') return rejected === '' ? [] : [rejected];
  if (Array.isArray(rejected)) return rejected.filter((value) => typeof value === 'string');
  if (isRecord(rejected) && 'value' in rejected) return rejectedValues(rejected['value']);
  return undefined;
}

/** The words typed beside "other". */
export function rejectedWords(rejected: unknown): string | undefined {
  const words = isRecord(rejected) ? rejected['words'] : undefined;
  return typeof words === 'string' ? words : undefined;
}

export function rejectedCells(rejected: unknown): Readonly<Record<string, unknown>> | undefined {
  return isRecord(rejected) ? rejected : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
