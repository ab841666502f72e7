import { PlannedFaults } from '../planned-faults.ts';

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

/** Faults of requests on demand. */
export class RestFaults extends PlannedFaults<RestFault, Aim> {
  /** The next requests of a route, as `POST /channels/:channel/messages`, fail in this way; `*` is any route. */
  override plan(route: string, fault: RestFault, aim: Aim = {}): void {
    super.plan(route, fault, aim);
  }

  /** The fault that meets a request; it is spent by that. */
  take(route: string, path: string): RestFault | undefined {
    return this.meet(route, ({ id }) => id === undefined || path.split('/').includes(id));
  }
}
