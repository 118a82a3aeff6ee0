import { CountersignError } from '../core';

export type OutboundErrorCode = 'outbound.not_https' | 'outbound.private_address' | 'outbound.name_unknown';

/** An address that somebody gave is not one to connect to, or its name is not known. */
export class OutboundError extends CountersignError<OutboundErrorCode> {}

export function notHttps(): OutboundError {
  return new OutboundError({
    code: 'outbound.not_https',
    status: 400,
    what: 'Only https addresses are connected to, without a user name in them.',
    remedy: 'Give an address that begins with https://.',
  });
}

export function privateAddress(): OutboundError {
  return new OutboundError({
    code: 'outbound.private_address',
    status: 400,
    what: 'The address leads into a private network.',
    meaning: 'Countersign does not connect to there on anybody’s behalf.',
    remedy: 'Give another address, or list the host in outbound.allowPrivateHosts of the configuration.',
  });
}

export function nameUnknown(cause?: unknown): OutboundError {
  return new OutboundError({
    code: 'outbound.name_unknown',
    status: 400,
    what: 'The name in the address is not known.',
    remedy: 'Check the address.',
    cause,
  });
}
