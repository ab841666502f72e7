import type { z } from 'zod';
import type { PaperRecord } from '../../application/papers/rows.ts';
import type { Parley } from '../../application/parley.ts';
import type { Reader } from '../../application/tokens/find-bearer.ts';
import type { ApiRight } from '../../domain/api-rights.ts';
import type { Result } from '../../domain/refusal.ts';

/** What the API stands on. */
export interface ApiDeps {
  readonly parley: Parley;
  /** The files of a paper in all languages, each made when it is asked for. */
  readonly paperFiles: (
    paper: PaperRecord,
  ) => ReadonlyMap<string, () => Promise<string | Uint8Array>>;
  /** Whether a failure passes by itself, such as a database that is away. */
  readonly passes: (failure: unknown) => boolean;
  readonly publicUrl: string;
}

/** One thing that can be read: its address, who may, what may be asked, what comes, and how it is found. */
export interface Operation {
  readonly path: string; // "/meetings/{meeting}", below the API's own
  readonly id: string;
  readonly summary: string;
  readonly right: ApiRight;
  /** Of the path, in its order. */
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  /** JSON of this shape, or a file in one of these media types. */
  readonly answer: z.ZodType | FileTypes;
  /** It never changes once it is there. */
  readonly frozen: boolean;
  read(deps: ApiDeps, asked: Asked): Promise<Result<unknown>>;
}

export interface FileTypes {
  readonly types: readonly string[];
}

/** A file that was found. */
export interface FoundFile {
  readonly name: string;
  readonly type: string;
  readonly body: string | Uint8Array;
}

export interface Asked<Params = unknown, Query = unknown> {
  readonly reader: Reader;
  readonly params: Params;
  readonly query: Query;
}

/** The same, all through, as use cases give it. */
type Unchanging<Value> = Value extends readonly (infer Item)[]
  ? readonly Unchanging<Item>[]
  : Value extends object
    ? { readonly [Name in keyof Value]: Unchanging<Value[Name]> }
    : Value;

/** An operation as it is written: what it reads must fit its shape. */
export function jsonOperation<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Answer extends z.ZodType,
>(
  described: Omit<Operation, 'params' | 'query' | 'answer' | 'frozen' | 'read'> & {
    readonly params: Params;
    readonly query: Query;
    readonly answer: Answer;
    readonly frozen?: true;
    readonly read: (
      deps: ApiDeps,
      asked: Asked<z.output<Params>, z.output<Query>>,
    ) => Promise<Result<Unchanging<z.input<Answer>>>>;
  },
): Operation {
  const { frozen = false, read } = described;
  return { ...described, frozen, read: (deps, asked) => read(deps, parsed(described, asked)) };
}

/** The same of what comes as a file. */
export function fileOperation<Params extends z.ZodObject, Query extends z.ZodObject>(
  described: Omit<Operation, 'params' | 'query' | 'answer' | 'read'> & {
    readonly params: Params;
    readonly query: Query;
    readonly answer: FileTypes;
    readonly read: (
      deps: ApiDeps,
      asked: Asked<z.output<Params>, z.output<Query>>,
    ) => Promise<Result<FoundFile>>;
  },
): Operation {
  const { read } = described;
  return { ...described, read: (deps, asked) => read(deps, parsed(described, asked)) };
}

/** As it was checked before: whoever calls `read` has seen that it fits. */
function parsed<Params extends z.ZodObject, Query extends z.ZodObject>(
  { params, query }: { readonly params: Params; readonly query: Query },
  asked: Asked,
): Asked<z.output<Params>, z.output<Query>> {
  return {
    reader: asked.reader,
    params: params.parse(asked.params),
    query: query.parse(asked.query),
  };
}
