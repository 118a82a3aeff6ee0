import { Agent, type Dispatcher, request } from 'undici';
import { type AddressGuard, pinnedTo } from './address-guard';

export type GuardedRequest = {
  guard: AddressGuard;
  /** As `guard.parse` gave it. */
  url: URL;
  /** Ends the whole of it, the resolution of the name included. */
  signal: AbortSignal;
  /** Longest that connecting may take. */
  connectTimeoutMs: number;
  /** Of the answer; what is longer is cut off by an error with the code `UND_ERR_RES_EXCEEDED_MAX_SIZE`. */
  maximumBytes: number;
  method?: 'GET' | 'POST';
  headers: { [name: string]: string };
  body?: string;
  /** PEM of a certificate authority that is trusted besides the usual ones. */
  certificateAuthority?: string | undefined;
};

/**
 * One request to an address that somebody gave: the addresses of its name are checked, and the connection goes to what was
 * checked (R66). Redirects are not followed: the answer says where to, and whoever follows comes through here again.
 *
 * @param read takes what is wanted of the answer; what it leaves unread is let go
 * @throws OutboundError `outbound.private_address`, `outbound.name_unknown`; the signal's reason; else what undici throws
 */
export async function guardedRequest<Result>(
  asked: GuardedRequest,
  read: (answer: Dispatcher.ResponseData) => Result | Promise<Result>,
): Promise<Result> {
  const {
    guard,
    url,
    signal,
    connectTimeoutMs,
    maximumBytes,
    method = 'GET',
    headers,
    certificateAuthority: ca,
  } = asked;
  const addresses = await unlessAborted(guard.addressesOf(url), signal);
  const dispatcher = new Agent({
    connect: { lookup: pinnedTo(addresses), timeout: connectTimeoutMs, ...(ca !== undefined && { ca }) },
    maxResponseSize: maximumBytes,
    pipelining: 0,
  });
  try {
    return await read(await request(url, { method, dispatcher, signal, headers, body: asked.body ?? null }));
  } finally {
    // Also ends an answer that was not read to its end.
    await dispatcher.destroy();
  }
}

/** The system's resolver knows no end of patience; what it says too late is dropped. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return Promise.race([work, aborted]);
}
