import { dictionary } from '@zxcvbn-ts/language-common';

let known: ReadonlySet<string> | undefined;

/**
 * Whether a password is among the 49,000 that people use most (R51 asks for 3,000), in whatever case it is written.
 * The list is unpacked at the first question, because most processes never ask.
 */
export function isCommonPassword(password: string): boolean {
  known ??= new Set(dictionary['passwords-common'].map((entry) => entry.toLowerCase()));
  return known.has(password.normalize('NFKC').toLowerCase());
}
