import { CountersignError } from './errors';
import { isUuid } from './ids';

/** Where a page ended, as an opaque text: the sort keys of its last row. */
export function encodeCursor(keys: readonly string[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/**
 * Reads a cursor back.
 *
 * @param count how many sort keys the list has
 * @throws CountersignError `page.cursor_invalid` when the text was not made by `encodeCursor` for such a list
 */
export function decodeCursor(cursor: string, count: number): string[] {
  let keys: unknown;
  try {
    keys = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch (cause) {
    throw invalidCursor(cause);
  }
  if (!Array.isArray(keys) || keys.length !== count || !keys.every(isKey)) throw invalidCursor();
  return keys;
}

/**
 * Reads the cursor of a list in the order of instants, the id behind them: `[instant in ISO 8601, id]`.
 *
 * @param isId what the list's ids look like
 * @throws CountersignError `page.cursor_invalid`
 */
export function decodeInstantCursor(cursor: string, isId = isUuid): { at: Date; id: string } {
  const [instant = '', id = ''] = decodeCursor(cursor, 2);
  if (!isInstant(instant) || !isId(id)) throw invalidCursor();
  return { at: new Date(instant), id };
}

/**
 * Reads the cursor of a list in the order of names, the id behind them where names are the same: `[name, id]`.
 *
 * @throws CountersignError `page.cursor_invalid`
 */
export function decodeNameCursor(cursor: string): { name: string; id: string } {
  const [name = '', id = ''] = decodeCursor(cursor, 2);
  if (!isUuid(id)) throw invalidCursor();
  return { name, id };
}

/** Of the years that `Date` and PostgreSQL write alike. */
function isInstant(text: string): boolean {
  return /^\d{4}-/.test(text) && !Number.isNaN(Date.parse(text));
}

function isKey(key: unknown): key is string {
  return typeof key === 'string' && !key.includes('\0') && key.isWellFormed();
}

/** The cursor is none of ours, or of another list. */
export function invalidCursor(cause?: unknown): CountersignError {
  return new CountersignError({
    code: 'page.cursor_invalid',
    status: 400,
    what: 'The cursor is not one that a list gave out.',
    remedy: 'Begin at the first page, without a cursor.',
    cause,
  });
}
