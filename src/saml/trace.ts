import { randomHex } from '../core';

/** One step of a sign-in attempt, for the person who helps: what was looked at, how it went, since the start. */
export type TraceStep = { step: string; ms: number; note?: string };

export type TraceOutcome = 'waiting' | 'answered' | 'refused' | 'status';

/** Letters that are told apart when read out: no I, no O. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A code that a person can read out: eight letters in two groups (37 bits; not a secret). */
export function newTraceCode(): string {
  let code = '';
  for (const byte of Buffer.from(randomHex(8), 'hex')) code += letters[byte % letters.length];
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** The code as stored, however it was typed (`abcd efgh`, `ABCDEFGH`); undefined if it can be none. */
export function normaliseTraceCode(typed: string): string | undefined {
  const compact = typed.toUpperCase().replace(/[^A-Z]/g, '');
  return compact.length === 8 ? `${compact.slice(0, 4)}-${compact.slice(4)}` : undefined;
}

/** Whether a text is a code in the form in which it is stored. */
export function isTraceCode(text: string): boolean {
  return normaliseTraceCode(text) === text;
}

/** The running record of one attempt. Notes hold what helps an administrator, never a key, token, password or message. */
export class Trace {
  readonly code: string;
  readonly startedAt: Date;
  readonly steps: TraceStep[];
  appId: string | undefined;
  userId: string | undefined;
  /** Slug of the address that the request came by; only while its app has more than one. */
  cameBy: string | undefined;
  readonly #origin: number;

  constructor(startedAt: Date, earlier?: { code: string; steps: readonly TraceStep[]; firstStartedAt: Date }) {
    this.code = earlier?.code ?? newTraceCode();
    this.startedAt = earlier?.firstStartedAt ?? startedAt;
    this.steps = earlier === undefined ? [] : [...earlier.steps];
    this.#origin =
      earlier === undefined ? performance.now() : performance.now() - (startedAt.getTime() - this.startedAt.getTime());
  }

  /** Notes that a step was passed. */
  pass(step: string, note?: string): void {
    const ms = Math.round((performance.now() - this.#origin) * 10) / 10;
    this.steps.push(note === undefined ? { step, ms } : { step, ms, note: note.slice(0, 500) });
  }
}
