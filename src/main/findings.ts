import type { Finding } from '../cli/run.ts';

export function right(what: string, found: string): Finding {
  return { what, ok: true, found };
}

export function wrong(what: string, found: string, mend: string): Finding {
  return { what, ok: false, found, mend };
}
