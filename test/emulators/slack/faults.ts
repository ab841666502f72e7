import type { Json } from '../json.ts';
import { PlannedFaults } from '../planned-faults.ts';

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

/** One call, as far as a fault can aim at it. */
interface Aimed {
  readonly method: string;
  readonly channel: string | undefined;
  readonly token: string | undefined;
  readonly team: string | undefined;
}

/** Faults of the Web API on demand. */
export class ApiFaults extends PlannedFaults<ApiFault, Aim> {
  /** The next calls of a method (`*` is any) fail in this way. */
  override plan(method: string, fault: ApiFault, aim: Aim = {}): void {
    super.plan(method, fault, aim);
  }

  /** The fault that meets a call; it is spent by that. */
  take(call: Aimed): ApiFault | undefined {
    return this.meet(call.method, (aim) =>
      (['channel', 'token', 'team'] as const).every(
        (name) => aim[name] === undefined || aim[name] === call[name],
      ),
    );
  }
}
