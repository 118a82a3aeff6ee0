import { SignInError } from './sign-in-error';

/** @throws SignInError `sign_in.passwords_differ` unless both are the same */
export function requireSamePasswords(newPassword: string, repeated: string): void {
  if (newPassword === repeated) return;
  throw new SignInError({
    code: 'sign_in.passwords_differ',
    status: 422,
    what: 'The two passwords are not the same.',
    meaning: 'No password was set.',
    remedy: 'Type the new password twice, the same both times.',
  });
}
