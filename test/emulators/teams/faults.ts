import { PlannedFaults } from '../planned-faults.ts';

/** What goes wrong with a request. `after` means that Teams did what was asked and the caller does not hear of it. */
export type ConnectorFault =
  | { readonly retryAfter: number }
  /** One of Teams' own refusals: 412 PreconditionFailed, 502, 504 ServiceError and so on; a name of `refused`. */
  | { readonly refuse: 'writesBlocked' | 'blockedByUser' | 'notInRoster' | 'notInstalled' }
  | { readonly refuse: 'disabledByAdmin' | 'conversationNotFound' | 'preconditionFailed' }
  /** `html`: not the connector speaks, but a gateway before it. */
  | { readonly http: number; readonly effect?: 'before' | 'after'; readonly html?: true }
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

/** Faults of the connector on demand. */
export class ConnectorFaults extends PlannedFaults<ConnectorFault, Aim> {
  /** The next requests of a route, as `POST /v3/conversations/:conversation/activities`, fail in this way; `*` is any route. */
  override plan(route: string, fault: ConnectorFault, aim: Aim = {}): void {
    super.plan(route, fault, aim);
  }

  /** The fault that meets a request; it is spent by that. */
  take(route: string, path: string): ConnectorFault | undefined {
    return this.meet(route, ({ id }) => id === undefined || path.includes(id));
  }
}
