import { CertificateError } from './certificate-error';
import type { Cutover, CutoverPhase } from './cutover';

export function cutoverNotFound(): CertificateError {
  return new CertificateError({
    code: 'certificates.cutover_not_found',
    status: 404,
    what: 'No change of the certificate is under way for this app.',
    meaning: 'It may have been finished or given up by somebody else.',
    remedy: 'Begin one with the key pair that is to sign.',
  });
}

export function cutoverOpen({ startedBy, startedAt }: Cutover): CertificateError {
  return new CertificateError({
    code: 'certificates.cutover_open',
    status: 409,
    what: 'A change of the certificate is under way for this app.',
    meaning: `${startedBy} began it at ${startedAt.toISOString()}. Its keys are needed until it ends, also to go back.`,
    remedy: 'Finish it, or give it up, first.',
  });
}

const told: { [phase in CutoverPhase]: string } = {
  staged: 'the old key signs, and the new one waits',
  switched: 'the new key signs',
  gone_back: 'the old key signs again',
};

/** The step does not fit what is true by now: most often because a second administrator was quicker. */
export function wrongPhase({ phase, changedBy, startedBy }: Cutover): CertificateError {
  return new CertificateError({
    code: 'certificates.cutover_phase',
    status: 409,
    what: `This step does not fit how far the change is: ${told[phase]}.`,
    meaning: `Nothing was changed. ${changedBy ?? startedBy} was here last.`,
    remedy: 'Look at the state of the change, and go on from there.',
  });
}

export function signsAlready(): CertificateError {
  return new CertificateError({
    code: 'certificates.key_signs_already',
    status: 409,
    what: 'This key pair signs already.',
    remedy: 'Choose the one that is to take its place.',
  });
}

export function nothingSigns(): CertificateError {
  return new CertificateError({
    code: 'certificates.no_active_key',
    status: 409,
    what: 'The app has no key pair that signs, so there is nothing to change over from.',
    remedy: 'Promote the pair at once.',
  });
}

export function tryNeedsSession(): CertificateError {
  return new CertificateError({
    code: 'certificates.try_needs_session',
    status: 409,
    what: 'Only a person in the console can try the new key.',
    meaning: 'It is tried with the account and the session of whoever asks, and a program has neither.',
    remedy: 'Sign in to the console and try it there.',
  });
}

export function nothingToEnd(): CertificateError {
  return new CertificateError({
    code: 'certificates.try_not_found',
    status: 404,
    what: 'No try of yours is waiting.',
    meaning: 'It was used, has run out, or was ended.',
  });
}
