/** What goes wrong with the next requests that it meets, in the order of planning. */
interface Planned<Fault, Aim> {
  /** Which kind of request: a method's name, a route; `*` is any. */
  readonly what: string;
  readonly fault: Fault;
  readonly aim: Aim;
  left: number;
}

/** The same trouble for every request, whatever is planned. */
export type Outage = 'cut' | 'http 503';

type Trouble = { readonly cut: 'before' } | { readonly http: number; readonly effect: 'before' };

/** Faults on demand: each planned fault meets the next requests that it aims at, in the order of planning. */
export class PlannedFaults<Fault, Aim extends { readonly times?: number }> {
  readonly #planned: Planned<Fault, Aim>[] = [];
  /** While set, the whole platform is unreachable, or answers 503. */
  outage: Outage | undefined;

  /** The next requests of this kind (`*` is any) fail in this way: one, or `times`. */
  plan(what: string, fault: Fault, aim: Aim): void {
    this.#planned.push({ what, fault, aim, left: aim.times ?? 1 });
  }

  /** Takes back what is planned and has not happened. */
  clear(): void {
    this.#planned.length = 0;
    this.outage = undefined;
  }

  /** The fault that meets a request; it is spent by that. `aims` tells whether an aim is at it. */
  protected meet(what: string, aims: (aim: Aim) => boolean): Fault | Trouble | undefined {
    if (this.outage === 'cut') return { cut: 'before' };
    if (this.outage === 'http 503') return { http: 503, effect: 'before' };
    const met = this.#planned.find(
      (one) => one.left > 0 && (one.what === '*' || one.what === what) && aims(one.aim),
    );
    if (met) met.left -= 1;
    return met?.fault;
  }
}
