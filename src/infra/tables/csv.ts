import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { Table, TableRow } from '../../application/members/table.ts';
import { unguard } from './cell-guard.ts';
import { type Encoding, findEncoding } from './encoding.ts';
import { TABLE_LIMITS } from './limits.ts';
import { unreadable } from './unreadable.ts';

const SEPARATORS = [',', ';', '\t', '|'] as const;

/** How much of the text is looked at to find the separator. */
const SAMPLE_CHARACTERS = 64 * 1024;

/** Opens a CSV file: its encoding and separator are found out, quoted cells may hold line breaks. */
export async function openCsv(path: string): Promise<Table> {
  const name = basename(path);
  const encoding = await findEncoding(path);
  const sample = await beginning(path, encoding);
  if (sample.includes('\0')) {
    throw unreadable(
      name,
      'The file is not a table of text: it holds NUL bytes.',
      'Save the table as .xlsx or as CSV UTF-8 and give that file.',
    );
  }
  const { separator, skip } = findSeparator(sample);
  return {
    name,
    reading: {
      format: 'csv',
      encoding: encoding.label,
      encodingGuessed: encoding.guessed,
      separator,
    },
    rows: () => rows({ path, name, encoding, separator, skip }),
  };
}

interface Source {
  readonly path: string;
  readonly name: string;
  readonly encoding: Encoding;
  readonly separator: string;
  /** Lines before the table: Excel's own `sep=;`, which it does not count as a row. */
  readonly skip: number;
}

async function* rows(source: Source): AsyncGenerator<TableRow> {
  const parser = parse({
    delimiter: source.separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true, // a quotation mark inside an unquoted cell is text, as spreadsheets have it
    from_line: source.skip + 1,
    max_record_size: TABLE_LIMITS.columns * TABLE_LIMITS.cellCharacters,
  });
  const text = Readable.from(decoded(source.path, source.encoding));
  text.on('error', (error) => parser.destroy(error)).pipe(parser);
  let number = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      number += 1;
      yield checked({ number, cells: record.map(unguard) }, source.name);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // The parser runs ahead of us: it knows how many rows were whole.
    const whole = Math.max(number, Number(error['records'] ?? 0));
    throw broken(error, `${source.name}, row ${whole + 1}`);
  } finally {
    text.destroy();
    parser.destroy();
  }
}

async function* decoded(path: string, { label, skip }: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  for await (const chunk of createReadStream(path, { start: skip }) as AsyncIterable<Uint8Array>) {
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

function checked(row: TableRow, name: string): TableRow {
  const path = `${name}, row ${row.number}`;
  if (row.number > TABLE_LIMITS.rows) {
    throw unreadable(
      path,
      `The table has more than ${TABLE_LIMITS.rows} rows.`,
      'Divide it into several files.',
    );
  }
  if (row.cells.length > TABLE_LIMITS.columns) {
    throw unreadable(
      path,
      `The row has ${row.cells.length} cells; at most ${TABLE_LIMITS.columns} are read.`,
      'Check its quotation marks and separators.',
    );
  }
  const long = row.cells.findIndex((cell) => cell.length > TABLE_LIMITS.cellCharacters);
  if (long >= 0) {
    throw unreadable(
      `${path}, cell ${long + 1}`,
      `The cell has more than ${TABLE_LIMITS.cellCharacters} characters.`,
      'Shorten it, or check for a quotation mark that is never closed.',
    );
  }
  return row;
}

function broken(error: CsvError, path: string): Error {
  const endless = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE';
  return unreadable(
    path,
    endless
      ? 'A quotation mark is opened and never closed.'
      : 'The quotation marks of this row do not fit together.',
    'Close it, or double it ("") if it belongs to the text.',
    error,
  );
}

async function beginning(path: string, encoding: Encoding): Promise<string> {
  let sample = '';
  for await (const text of decoded(path, encoding)) {
    sample += text;
    if (sample.length >= SAMPLE_CHARACTERS) break;
  }
  return sample;
}

/** The separator that cuts the first row into most cells, quoted text left aside. `sep=;` decides by itself. */
function findSeparator(sample: string): { separator: string; skip: number } {
  const said = /^sep=([^"\r\n])\r?\n/i.exec(sample)?.[1];
  if (said !== undefined) return { separator: said, skip: 1 };
  const first = /\S[^\r\n]*/.exec(sample.replace(/"(?:[^"]|"")*"/g, ''))?.[0] ?? '';
  const cells = (separator: string) => first.split(separator).length;
  const separator = SEPARATORS.reduce((best, next) => (cells(next) > cells(best) ? next : best));
  return { separator, skip: 0 };
}
