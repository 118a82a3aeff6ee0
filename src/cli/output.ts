import { printable } from './printable';

/** What a cell may hold; `null` and an empty list are shown as a dash. */
export type Cell = string | number | boolean | Date | null | readonly string[];

/** Prints results: JSON for scripts, tables and sentences for people. Both go to standard output. */
export class Output {
  readonly #write: (text: string) => void;
  readonly #writeError: (text: string) => void;
  readonly isJson: boolean;

  constructor(options: { write(text: string): void; writeError(text: string): void; isJson: boolean }) {
    this.#write = options.write;
    this.#writeError = options.writeError;
    this.isJson = options.isJson;
  }

  /** One result: `value` as JSON (already in wire form), or what `human` prints. */
  result(value: unknown, human: () => void): void {
    if (this.isJson) this.#write(`${JSON.stringify(value, null, 2)}\n`);
    else human();
  }

  /** A sentence of ours; what came from elsewhere is passed through `printable` by the caller or in a table. */
  line(text: string): void {
    this.#write(`${text}\n`);
  }

  /** Text as it is, for files sent to standard output (PEM, CSV). */
  raw(text: string): void {
    this.#write(text);
  }

  /** A remark beside the result, on standard error. */
  note(text: string): void {
    this.#writeError(`${text}\n`);
  }

  /** Rows under headings; without rows, `empty` says so. */
  table(headings: readonly string[], rows: readonly (readonly Cell[])[], empty: string): void {
    if (rows.length === 0) {
      this.line(empty);
      return;
    }
    const cells = [headings.map((heading) => heading.toUpperCase()), ...rows.map((row) => row.map(toText))];
    const widths = headings.map((_, column) => Math.max(...cells.map((row) => width(row[column] ?? ''))));
    for (const row of cells) {
      this.line(
        row
          .map((cell, column) => pad(cell, widths[column] ?? 0))
          .join('  ')
          .trimEnd(),
      );
    }
  }

  /** One thing, a field a line; fields that are not set are left out. */
  fields(fields: readonly (readonly [label: string, value: Cell])[]): void {
    const shown = fields.filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0));
    const widest = Math.max(0, ...shown.map(([label]) => width(label)));
    for (const [label, value] of shown) this.line(`${pad(`${label}:`, widest + 1)}  ${toText(value)}`);
  }
}

function toText(cell: Cell): string {
  if (cell === null || (Array.isArray(cell) && cell.length === 0)) return '-';
  if (cell instanceof Date) return formatInstant(cell);
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  return printable(Array.isArray(cell) ? cell.join(', ') : String(cell));
}

/** `2026-03-01 12:00 UTC` */
export function formatInstant(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

const segmenter = new Intl.Segmenter();

function width(text: string): number {
  return [...segmenter.segment(text)].length;
}

function pad(text: string, to: number): string {
  return text + ' '.repeat(Math.max(0, to - width(text)));
}
