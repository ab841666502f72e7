/** A cell of an exported table. `null` is an empty cell. */
export type Cell = string | number | boolean | null;

/** A column, as Table Schema has it (https://specs.frictionlessdata.io/table-schema/). */
export interface Field {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'datetime';
  readonly description: string;
}

/** What a table looks like, without its rows. */
export interface TableShape {
  /** Lower case, digits and "-": also the name of its file and of its sheet. */
  readonly name: string;
  readonly description: string;
  readonly fields: readonly Field[];
  /** The columns that name a row. */
  readonly key?: readonly string[];
}

/** A table that is small enough to be held. */
export interface DataTable extends TableShape {
  readonly rows: readonly (readonly Cell[])[];
}

/** A table whose rows are made one after another when somebody reads them; may be read again. */
export interface StreamedTable extends TableShape {
  rows(): AsyncIterable<readonly Cell[]>;
}

export const text = (name: string, description: string): Field => ({
  name,
  type: 'string',
  description,
});
export const whole = (name: string, description: string): Field => ({
  name,
  type: 'integer',
  description,
});
export const flag = (name: string, description: string): Field => ({
  name,
  type: 'boolean',
  description,
});
export const time = (name: string, description: string): Field => ({
  name,
  type: 'datetime',
  description,
});
