import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { CliError } from './cli-error';

/**
 * Reads a file that an argument names; `-` is standard input.
 *
 * @throws CliError `cli.file_unreadable`
 */
export async function readArgumentFile(
  name: string,
  io: { workingDirectory: string; readInput(): Promise<string> },
  limitBytes = 64 * 1_048_576,
): Promise<string> {
  if (name === '-') return await io.readInput();
  const path = resolve(io.workingDirectory, name);
  try {
    if (statSync(path).size > limitBytes) throw unreadable(name, `it is larger than ${limitBytes / 1_048_576} MiB`);
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (cause) {
    if (cause instanceof CliError) throw cause;
    throw unreadable(name, reasonOf(cause), cause);
  }
}

function reasonOf(cause: unknown): string {
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES') return 'this user may not read it';
  if (code === 'EISDIR') return 'it is a folder';
  return code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'it is not UTF-8 text' : 'it cannot be read';
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
