import type { ConfigFault } from './config-faults.ts';
import type { Variables } from './variables.ts';

/**
 * What a platform tells is sealed in the database. Where processes may share one, each would make a secret of its own, and read
 * nothing that another has sealed: a fault, once, unless PARLEY_SECRET is set. `kept`: "workspaces’ tokens are".
 */
export function mindSecret(
  { DATABASE_URL, PARLEY_SECRET }: Variables,
  faults: ConfigFault[],
  kept: string,
): void {
  const variable = 'PARLEY_SECRET';
  const isKnown = faults.some((fault) => fault.variable.startsWith(variable));
  if (DATABASE_URL === undefined || PARLEY_SECRET !== undefined || isKnown) return;
  const wrong = `is not set, while ${kept} kept in the database of DATABASE_URL`;
  faults.push({
    ...{ variable, wrong },
    mend: 'Set it, to the same for all processes (openssl rand -hex 32).',
  });
}
