import { CountersignError } from '../core';

export type HandoverErrorCode = 'handover.link_over' | 'handover.not_found';

/** A link that opens nothing. */
export class HandoverError extends CountersignError<HandoverErrorCode> {}

/** One answer for unknown, ended and taken back: a link tells strangers nothing. One that is done opens as before. */
export function linkOver(): HandoverError {
  return new HandoverError({
    code: 'handover.link_over',
    status: 404,
    what: 'This link does not open anything any more.',
    meaning: 'It was mistyped, has ended, was taken back, or the app is gone.',
    remedy: 'Ask whoever sent it for another.',
  });
}

export function notFound(): HandoverError {
  return new HandoverError({
    code: 'handover.not_found',
    status: 404,
    what: 'There is no such hand-over.',
    remedy: 'List those of the app.',
  });
}
