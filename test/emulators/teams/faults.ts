/** What goes wrong with a request. `after` means that Teams did what was asked and the caller does not hear of it. */
export type ConnectorFault =
  | { readonly retryAfter: number }
  /** One of Teams' own refusals: 412 PreconditionFailed, 502, 504 ServiceError and so on; a name of `refused`. */
  | { readonly refuse: 'writesBlocked' | 'blockedByUser' | 'notInRoster' | 'notInstalled' }
  | { readonly refuse: 'disabledByAdmin' | 'conversationNotFound' | 'preconditionFailed' }
  | { readonly http: number; readonly effect?: 'before' | 'after' }
  | { readonly cut: 'before' | 'after' }
  | { readonly silent: 'before' | 'after' }
  | { readonly slowMs: number };

/** Which requests it meets. */
export interface Aim {
  /** Only requests whose path holds this id: of a conversation, a message or a tenant. */
  readonly id?: string;
  /** How many requests; one unless told. */
  readonly times?: number;
}

interface Planned {
  readonly route: string;
  readonly fault: ConnectorFault;
  readonly id: string | undefined;
  left: number;
}

/** Faults on demand: each planned fault meets the next requests that it aims at, in the order of planning. */
export class ConnectorFaults {
  readonly #planned: Planned[] = [];
  /** While set, the connector is unreachable, or answers 503. */
  outage: 'cut' | 'http 503' | undefined;

  /** The next requests of a route, as `POST /v3/conversations/:conversation/activities`, fail in this way; `*` is any route. */
  plan(route: string, fault: ConnectorFault, aim: Aim = {}): void {
    this.#planned.push({ route, fault, id: aim.id, left: aim.times ?? 1 });
  }

  /** Takes back what is planned and has not happened. */
  clear(): void {
    this.#planned.length = 0;
    this.outage = undefined;
  }

  /** The fault that meets a request; it is spent by that. */
  take(route: string, path: string): ConnectorFault | undefined {
    if (this.outage === 'cut') return { cut: 'before' };
    if (this.outage === 'http 503') return { http: 503, effect: 'before' };
    const met = this.#planned.find(
      (one) =>
        one.left > 0 &&
        (one.route === '*' || one.route === route) &&
        (one.id === undefined || path.includes(one.id)),
    );
    if (met) met.left -= 1;
    return met?.fault;
  }
}
