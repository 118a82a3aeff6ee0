import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { type Fault, unquoteFormula } from '../core';
import { DirectoryError } from './directory-error';

/** What a file may hold at most. */
export type CsvLimits = { bytes: number; rows: number; cellCharacters: number };

export const csvLimits: CsvLimits = { bytes: 32 * 1024 * 1024, rows: 100_000, cellCharacters: 8_192 };

/** A row of a file. `row` counts as a spreadsheet does: the columns' names are row 1. */
export type CsvRow = { row: number; cells: ReadonlyMap<string, string> };

/** Everything that could be read, and what could not. */
export type CsvFile = { columns: string[]; rows: CsvRow[]; faults: CsvFault[] };

/** One fault of a file; without a column it is about the whole row. */
export type CsvFault = { row: number; column?: string; message: string };

/**
 * Reads a CSV file (RFC 4180): UTF-8, or UTF-16 with a byte order mark; parted by `,` `;` or tabs, as its first line
 * shows; quoted cells may hold line ends; formula cells lose the apostrophe that an export gave them.
 *
 * @param known the columns there are; case does not matter in the file
 * @returns rows with their cells by column; rows of the wrong length and cells too long are faults
 * @throws DirectoryError `directory.csv_unreadable` when it is too large, no text, no CSV, or has unknown columns
 */
export async function readCsv(file: Uint8Array, known: readonly string[], limits = csvLimits): Promise<CsvFile> {
  if (file.length > limits.bytes) throw unreadable(`it has more than ${limits.bytes / 1024 / 1024} MiB`);
  const { text, delimiter } = splitPreamble(decode(file));
  let columns: string[] | undefined;
  const rows: CsvRow[] = [];
  const faults: CsvFault[] = [];
  let row = 0;
  for await (const record of records(text, delimiter)) {
    row += 1;
    if (record.every((cell) => cell.trim() === '')) continue;
    if (columns === undefined) {
      columns = readHeader(record, known);
      continue;
    }
    if (rows.length + faults.length >= limits.rows) throw unreadable(`it has more than ${limits.rows} rows`);
    const fault = faultOf(record, row, columns, limits);
    if (fault) faults.push(fault);
    else
      rows.push({ row, cells: new Map(columns.map((column, index) => [column, unquoteFormula(record[index] ?? '')])) });
  }
  if (columns === undefined) throw unreadable('it is empty');
  return { columns, rows, faults };
}

function faultOf(record: readonly string[], row: number, columns: readonly string[], limits: CsvLimits) {
  if (record.length !== columns.length) {
    return { row, message: `has ${record.length} cells, but there are ${columns.length} columns` };
  }
  const index = record.findIndex((cell) => cell.length > limits.cellCharacters);
  const column = columns[index];
  return column && { row, column, message: `is longer than ${limits.cellCharacters} characters` };
}

/** The text without its byte order mark. What is not valid is refused, never guessed at. */
function decode(file: Uint8Array): string {
  const [first, second] = file;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(file);
  } catch (cause) {
    throw unreadable('it is not text in UTF-8: save it as "CSV UTF-8"', [], cause);
  }
  if (text.includes('\0')) throw unreadable('it is not a text file');
  return text;
}

const delimiters = [',', ';', '\t'];

/** Finds out what parts the cells: what a first line `sep=` says, else what the line of names has most of. */
function splitPreamble(text: string): { text: string; delimiter: string } {
  const said = /^sep=([,;\t])\r?\n/i.exec(text);
  if (said?.[1]) return { text: text.slice(said[0].length), delimiter: said[1] };
  const header = /^\s*([^\r\n]*)/.exec(text)?.[1]?.replace(/"[^"]*"/g, '') ?? '';
  const counts = delimiters.map((delimiter) => header.split(delimiter).length);
  return { text, delimiter: delimiters[counts.indexOf(Math.max(...counts))] ?? ',' };
}

/** Bytes handed to the parser at a time, so that a long file stops nobody else meanwhile. */
const sliceLength = 64 * 1024;

async function* records(text: string, delimiter: string): AsyncGenerator<string[]> {
  const bytes = Buffer.from(text);
  const slices = async function* () {
    for (let start = 0; start < bytes.length; start += sliceLength) {
      yield bytes.subarray(start, start + sliceLength);
      // Streams alone go on without a turn for anybody else, because nothing here waits for the outside.
      await setImmediate();
    }
  };
  const parser = parse({ delimiter, relax_column_count: true, skip_empty_lines: false });
  try {
    for await (const record of Readable.from(slices()).pipe(parser)) yield record;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw unreadable(`a quoted cell does not end, or has text behind its end, near line ${lineOf(error)}`, [], error);
  }
}

function lineOf(error: CsvError): string {
  return typeof error.lines === 'number' ? String(error.lines) : '?';
}

function readHeader(record: readonly string[], known: readonly string[]): string[] {
  const byLowerCase = new Map(known.map((name) => [name.toLowerCase(), name]));
  const faults: Fault[] = [];
  const columns: string[] = [];
  for (const cell of record) {
    const given = unquoteFormula(cell).trim();
    const column = byLowerCase.get(given.toLowerCase());
    if (column === undefined)
      faults.push({ path: 'row 1', message: `has a column that is not known: "${given.slice(0, 80)}"` });
    else if (columns.includes(column)) faults.push({ path: `row 1, ${column}`, message: 'is there twice' });
    else columns.push(column);
  }
  if (faults.length > 0) throw unreadable('its first row does not name the columns rightly', faults);
  if (!columns.includes('username') && !columns.includes('id')) throw unreadable('it has no column "username"');
  return columns;
}

function unreadable(why: string, faults: readonly Fault[] = [], cause?: unknown): DirectoryError {
  return new DirectoryError({
    code: 'directory.csv_unreadable',
    status: 400,
    what: `The file cannot be read: ${why}.`,
    meaning: 'Nothing was changed.',
    remedy: 'Export a file to see how one looks, correct yours and send it again.',
    faults,
    cause,
  });
}
