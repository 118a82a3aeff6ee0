import { readFile, stat } from 'node:fs/promises';
import { CertificateError } from './certificate-error';

/**
 * Reads a file that only its owner may read: a wider mode is refused, because whoever else could read it has the secret (R75).
 *
 * @returns undefined if there is no such file
 * @throws CertificateError `certificates.file_mode`, `certificates.file_unreadable`
 */
export async function readSecretFile(path: string, maximumBytes: number): Promise<string | undefined> {
  try {
    const { mode, size } = await stat(path);
    // Windows has no such modes.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) throw tooOpen(path, mode);
    if (size > maximumBytes) throw new Error(`larger than ${maximumBytes} bytes`);
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (cause instanceof CertificateError) throw cause;
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new CertificateError({
      code: 'certificates.file_unreadable',
      status: 500,
      what: `The file ${path} cannot be read.`,
      remedy: 'Check that the user Countersign runs as owns it and may read it.',
      cause,
    });
  }
}

function tooOpen(path: string, mode: number): CertificateError {
  return new CertificateError({
    code: 'certificates.file_mode',
    status: 500,
    what: `The file ${path} may be read by others (mode ${(mode & 0o777).toString(8).padStart(4, '0')}).`,
    meaning: 'Whoever can read it can use the key in it, so Countersign does not take it.',
    remedy: `Run: chmod 600 ${path}`,
  });
}
