import { pino } from 'pino';

const HIDDEN = '[hidden]';
const DEPTH_MAX = 6;

/** Keys whose values are secrets or a member's words. */
const SECRET_KEY =
  /token|cookie|authorization|password|secret|signature|api[-_]?key|body|payload|answer$|value$/i;

/** Secrets known by their shape: member links, tokens of the API, chat platforms' tokens, bearers, passwords in addresses. */
const SECRET_SHAPES: readonly [RegExp, string][] = [
  [/(\/(?:c|r)\/(?:stop\/)?)[\w-]{16,}/g, `$1${HIDDEN}`],
  [/([?&](?:code|token|state|link)=)[^&\s"]+/g, `$1${HIDDEN}`],
  [/\bparley_[\w-]{20,}/g, HIDDEN],
  [/\bxox[a-z]-[\w-]+|\bxapp-[\w-]+/g, HIDDEN],
  [/\b(Bearer|Bot|Basic) [\w.~+/=-]{8,}/g, `$1 ${HIDDEN}`],
  [/(\w:\/\/[^:/\s"]*:)[^@/\s"]+(@)/g, `$1${HIDDEN}$2`],
];

/** A copy of what is to be logged, with every secret value replaced. Deeper than a few levels, nothing is kept. */
export function hideSecrets(details: Record<string, unknown>): Record<string, unknown> {
  return hideIn(details, 0);
}

/** The text with whatever looks like a secret replaced. */
export function hideSecretText(text: string): string {
  return SECRET_SHAPES.reduce((hidden, [shape, instead]) => hidden.replace(shape, instead), text);
}

function hideIn(details: object, depth: number): Record<string, unknown> {
  const kept = Object.entries(details).map(([key, value]) => [
    key,
    SECRET_KEY.test(key) && value !== undefined && value !== null
      ? HIDDEN
      : hideValue(value, depth + 1),
  ]);
  return Object.fromEntries(kept);
}

function hideValue(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEPTH_MAX) return HIDDEN;
  if (value instanceof Error) return hideIn(pino.stdSerializers.err(value), depth);
  if (value instanceof Date || value instanceof URL) return value;
  if (ArrayBuffer.isView(value)) return HIDDEN;
  if (Array.isArray(value)) return value.map((item) => hideValue(item, depth + 1));
  return hideIn(value, depth);
}
