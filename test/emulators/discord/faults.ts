/** What goes wrong with a request. `after` means that Discord did what was asked and the caller does not hear of it. */
export type RestFault =
  | { readonly retryAfter: number; readonly scope?: 'user' | 'shared' | 'global' }
  | { readonly status: number; readonly code: number; readonly message: string }
  | { readonly http: number; readonly effect?: 'before' | 'after' }
  | { readonly cut: 'before' | 'after' }
  | { readonly silent: 'before' | 'after' }
  | { readonly slowMs: number };

/** Which requests it meets. */
export interface Aim {
  /** Only requests whose path holds this id. */
  readonly id?: string;
  /** How many requests; one unless told. */
  readonly times?: number;
}

interface Planned {
  readonly route: string;
  readonly fault: RestFault;
  readonly id: string | undefined;
  left: number;
}

/** Faults on demand: each planned fault meets the next requests that it aims at, in the order of planning. */
export class RestFaults {
  readonly #planned: Planned[] = [];
  /** While set, the whole of Discord is unreachable, or answers 503. */
  outage: 'cut' | 'http 503' | undefined;

  /** The next requests of a route, as `POST /channels/:channel/messages`, fail in this way; `*` is any route. */
  plan(route: string, fault: RestFault, aim: Aim = {}): void {
    this.#planned.push({ route, fault, id: aim.id, left: aim.times ?? 1 });
  }

  /** Takes back what is planned and has not happened. */
  clear(): void {
    this.#planned.length = 0;
    this.outage = undefined;
  }

  /** The fault that meets a request; it is spent by that. */
  take(route: string, path: string): RestFault | undefined {
    if (this.outage === 'cut') return { cut: 'before' };
    if (this.outage === 'http 503') return { http: 503, effect: 'before' };
    const met = this.#planned.find(
      (one) =>
        one.left > 0 &&
        (one.route === '*' || one.route === route) &&
        (one.id === undefined || path.split('/').includes(one.id)),
    );
    if (met) met.left -= 1;
    return met?.fault;
  }
}
