import { isCommonPassword } from './common-passwords';
import type { Person } from './person-directory';
import { SignInError } from './sign-in-error';

/** Characters a password may have at most: far beyond any passphrase, and short enough to hash at no cost. */
export const passwordMaximumLength = 1_000;

/**
 * Refuses a new password that is too short, too long, in use everywhere, or the person's own name or address. Which
 * characters it is made of is nobody's business (R51, NIST SP 800-63B §3.1.1.2).
 *
 * @param minimumLength in characters (code points), not bytes
 * @throws SignInError `sign_in.password_too_short`, `…_too_long`, `…_common`, `…_personal`
 */
export function checkNewPassword(
  password: string,
  minimumLength: number,
  person: Pick<Person, 'username' | 'email' | 'firstName' | 'lastName'>,
): void {
  const length = [...password.normalize('NFKC')].length;
  if (length < minimumLength) {
    throw refused(
      'sign_in.password_too_short',
      `The new password is too short: it needs at least ${minimumLength} characters.`,
    );
  }
  if (length > passwordMaximumLength) {
    throw refused('sign_in.password_too_long', `The new password is longer than ${passwordMaximumLength} characters.`);
  }
  if (isPersonal(password, person)) {
    throw refused(
      'sign_in.password_personal',
      'The new password is your own name or address, which is the first thing others try.',
    );
  }
  if (isCommonPassword(password)) {
    throw refused('sign_in.password_common', 'The new password is one of the most used ones, which others try first.');
  }
}

function isPersonal(password: string, person: Pick<Person, 'username' | 'email' | 'firstName' | 'lastName'>): boolean {
  const squeezed = squeeze(password);
  const [localPart = ''] = person.email.split('@');
  const words = [person.username, person.email, localPart, `${person.firstName}${person.lastName}`];
  return words.some((word) => word !== '' && squeeze(word) === squeezed);
}

function squeeze(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s._-]+/gu, '');
}

type RuleCode = Extract<SignInError['code'], `sign_in.password_${string}`>;

function refused(code: RuleCode, what: string): SignInError {
  return new SignInError({
    code,
    status: 422,
    what,
    meaning: 'Your password was not changed.',
    remedy: 'Choose a longer one that nobody else would think of: four or five unrelated words do well.',
  });
}
