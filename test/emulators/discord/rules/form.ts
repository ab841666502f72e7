import { isObject, type Json } from '../../json.ts';
import { DiscordRefusal } from '../refusal.ts';

/** Where a field stands in a body. */
export type Path = readonly (string | number)[];

/** The faults of a form, each at the field that has it: https://docs.discord.com/developers/reference#error-messages */
export class Form {
  readonly errors: Json = {};

  /** Notes a fault at a field. */
  fault(path: Path, code: string, message: string): void {
    let at = this.errors;
    for (const name of path) {
      const next = at[name];
      if (isObject(next)) at = next;
      else {
        const made: Json = {};
        at[name] = made;
        at = made;
      }
    }
    const known = at['_errors'];
    at['_errors'] = [...(Array.isArray(known) ? known : []), { code, message }];
  }

  /** Throws when there is a fault. */
  end(): void {
    if (Object.keys(this.errors).length === 0) return;
    throw new DiscordRefusal(400, 50035, 'Invalid Form Body', this.errors);
  }

  /** A text between lengths; one that is absent is fine unless `required`. Lengths are code units, as JavaScript counts. */
  text(
    path: Path,
    value: unknown,
    bounds: { min?: number; max: number; required?: boolean },
  ): void {
    const { min = 0, max, required } = bounds;
    if (value === undefined || value === null) {
      if (required) this.required(path);
    } else if (typeof value !== 'string') {
      this.fault(path, 'STRING_TYPE_CONVERT', 'Could not interpret value as string.');
    } else this.#size(path, value.length, min, max);
  }

  /** A list between lengths; one that is absent is fine unless `required`. The items. */
  list(
    path: Path,
    value: unknown,
    bounds: { min?: number; max: number; required?: boolean },
  ): unknown[] {
    const { min = 0, max, required } = bounds;
    if (value === undefined || value === null) {
      if (required) this.required(path);
      return [];
    }
    if (!Array.isArray(value)) {
      this.fault(path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
      return [];
    }
    this.#size(path, value.length, min, max);
    return value;
  }

  /** A whole number between bounds; one that is absent is fine. */
  number(path: Path, value: unknown, min: number, max: number): void {
    if (value === undefined || value === null) return;
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      this.fault(path, 'NUMBER_TYPE_COERCE', `Value "${String(value)}" is not int.`);
    } else if (value < min) {
      this.fault(path, 'NUMBER_TYPE_MIN', `int value should be greater than or equal to ${min}.`);
    } else if (value > max) {
      this.fault(path, 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`);
    }
  }

  choice(path: Path, value: unknown, known: readonly unknown[]): void {
    if (known.includes(value)) return;
    const names = known.map(String).join(', ');
    this.fault(path, 'BASE_TYPE_CHOICES', `Value must be one of {${names}}.`);
  }

  required(path: Path): void {
    this.fault(path, 'BASE_TYPE_REQUIRED', 'This field is required');
  }

  #size(path: Path, length: number, min: number, max: number): void {
    if (length >= min && length <= max) return;
    if (min > 0) {
      this.fault(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
    } else {
      this.fault(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
    }
  }
}

/** A refusal of one field. */
export function invalid(path: Path, code: string, message: string): DiscordRefusal {
  const form = new Form();
  form.fault(path, code, message);
  return new DiscordRefusal(400, 50035, 'Invalid Form Body', form.errors);
}

/** A component that may not stand there. */
export function wrongType(form: Form, path: Path, allowed: readonly number[]): void {
  const words = `Value of field "type" must be one of (${allowed.join(', ')}).`;
  form.fault([...path, 'type'], 'UNION_TYPE_CHOICES', words);
}
