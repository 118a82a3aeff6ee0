import { hash } from 'node:crypto';

/** What is stored of a token: its SHA-256. A token has 256 random bits, so nothing slower is needed. */
export function hashToken(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}
