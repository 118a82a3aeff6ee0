import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { CliError } from './cli-error';

type Source = { workingDirectory: string; readInput(): Promise<string> };

/** Most bytes of any file that a command takes. */
const defaultLimitBytes = 64 * 1_048_576;

/**
 * Reads a file that an argument names, as it is; `-` is standard input.
 *
 * @throws CliError `cli.file_unreadable`
 */
export async function readArgumentBytes(name: string, io: Source, limitBytes = defaultLimitBytes): Promise<Uint8Array> {
  if (name === '-') return Buffer.from(await io.readInput(), 'utf8');
  const path = resolve(io.workingDirectory, name);
  try {
    if (statSync(path).size > limitBytes) throw unreadable(name, `it is larger than ${limitBytes / 1_048_576} MiB`);
    return readFileSync(path);
  } catch (cause) {
    throw cause instanceof CliError ? cause : unreadable(name, reasonOf(cause), cause);
  }
}

/**
 * The same as UTF-8 text.
 *
 * @throws CliError `cli.file_unreadable`
 */
export async function readArgumentFile(name: string, io: Source, limitBytes = defaultLimitBytes): Promise<string> {
  const bytes = await readArgumentBytes(name, io, limitBytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw unreadable(name, 'it is not UTF-8 text', cause);
  }
}

function reasonOf(cause: unknown): string {
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES') return 'this user may not read it';
  if (code === 'EISDIR') return 'it is a folder';
  return 'it cannot be read';
}

function unreadable(name: string, reason: string, cause?: unknown): CliError {
  return new CliError({
    code: 'cli.file_unreadable',
    status: 400,
    what: `The file ${name} cannot be used: ${reason}.`,
    meaning: 'Nothing was changed.',
    cause,
  });
}
