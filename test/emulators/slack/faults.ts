import type { Json } from '../json.ts';

/** What goes wrong with a call. `after` means that Slack did what was asked and the caller does not hear of it. */
export type ApiFault =
  | { readonly error: string; readonly details?: Json }
  | { readonly retryAfter: number }
  | { readonly http: number; readonly effect?: 'before' | 'after' }
  | { readonly cut: 'before' | 'after' }
  | { readonly silent: 'before' | 'after' }
  | { readonly slowMs: number };

/** Which calls it meets; what is not named may be anything. */
export interface Aim {
  readonly channel?: string;
  readonly token?: string;
  readonly team?: string;
  /** How many calls; one unless told. */
  readonly times?: number;
}

interface Planned {
  readonly method: string;
  readonly fault: ApiFault;
  readonly aim: Aim;
  left: number;
}

/** One call, as far as a fault can aim at it. */
interface Aimed {
  readonly method: string;
  readonly channel: string | undefined;
  readonly token: string | undefined;
  readonly team: string | undefined;
}

/** ApiFaults on demand: each planned fault meets the next calls that it aims at, in the order of planning. */
export class ApiFaults {
  readonly #planned: Planned[] = [];
  /** While set, the whole of Slack is unreachable, or answers 503. */
  outage: 'cut' | 'http 503' | undefined;

  /** The next calls of a method (`*` is any) fail in this way. */
  plan(method: string, fault: ApiFault, aim: Aim = {}): void {
    this.#planned.push({ method, fault, aim, left: aim.times ?? 1 });
  }

  /** Takes back what is planned and has not happened. */
  clear(): void {
    this.#planned.length = 0;
    this.outage = undefined;
  }

  /** The fault that meets a call; it is spent by that. */
  take(call: Aimed): ApiFault | undefined {
    if (this.outage === 'cut') return { cut: 'before' };
    if (this.outage === 'http 503') return { http: 503, effect: 'before' };
    const met = this.#planned.find(
      ({ method, aim, left }) =>
        left > 0 &&
        (method === '*' || method === call.method) &&
        (['channel', 'token', 'team'] as const).every(
          (name) => aim[name] === undefined || aim[name] === call[name],
        ),
    );
    if (met) met.left -= 1;
    return met?.fault;
  }
}
