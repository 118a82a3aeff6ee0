/**
 * Why a call brought no answer.
 *
 * - `refused_address`: not within the configured address; nothing was sent.
 * - `malformed_token`: no header can carry the token; nothing was sent.
 * - `unreachable`: no connection came about; nothing was sent.
 * - `tls`: the other side could not prove who it is; nothing was sent.
 * - `timeout`, `connection_lost`: it was sent, and no whole answer came.
 * - `too_large`, `unreadable`: an answer came that is not read: too many bytes, compressed unasked, or no UTF-8.
 */
export type TransportFailureReason =
  | 'refused_address'
  | 'malformed_token'
  | 'unreachable'
  | 'tls'
  | 'timeout'
  | 'connection_lost'
  | 'too_large'
  | 'unreadable';

/** A call without a usable answer. Holds neither address nor body. */
export class TransportFailure extends Error {
  readonly reason: TransportFailureReason;

  constructor(reason: TransportFailureReason, cause?: unknown) {
    super(reason, { cause });
    this.name = 'TransportFailure';
    this.reason = reason;
  }
}
