import { TransportFailure } from './transport-failure';

const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_DESTROYED',
  'UND_ERR_CLOSED',
]);
const timedOut = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT']);
/** Codes of Node's TLS: the certificate, or the handshake. */
const ofTls = /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH$|INVALID_CA$)/;

/**
 * Says what an error of the HTTP library means. Where it is not sure that nothing was sent, it counts as sent: looking
 * twice costs a read, writing twice costs more.
 *
 * @param timeUp whether our own time limit ended the call
 */
export function sortTransportError(error: unknown, timeUp: boolean): TransportFailure {
  if (error instanceof TransportFailure) return error;
  const { code, syscall } = fieldsOf(error);
  if (neverConnected.has(code) || syscall === 'connect' || syscall === 'getaddrinfo') {
    return new TransportFailure('unreachable', error);
  }
  if (ofTls.test(code)) return new TransportFailure('tls', error);
  if (timeUp || timedOut.has(code)) return new TransportFailure('timeout', error);
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return new TransportFailure('too_large', error);
  return new TransportFailure('connection_lost', error);
}

function fieldsOf(error: unknown): { code: string; syscall: string } {
  const { code, syscall } = (error ?? {}) as { code?: unknown; syscall?: unknown };
  return { code: typeof code === 'string' ? code : '', syscall: typeof syscall === 'string' ? syscall : '' };
}
