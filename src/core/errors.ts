export type ErrorInit<Code extends string> = {
  /** Stable, machine-readable, `room.reason`. */
  code: Code;
  /** HTTP status if the error ends a request. */
  status: number;
  /** What happened, one public sentence. */
  what: string;
  /** What it means for the person, one public sentence. */
  meaning?: string;
  /** What to do next, one public sentence. */
  remedy?: string;
  /** Where the fault lies in the input: path and one sentence each. */
  faults?: readonly Fault[];
  /** For logs and the audit record only; never shown, never a secret. */
  detail?: string;
  cause?: unknown;
};

/** One fault of an input, addressed by its path (`signIn.throttling`, `row 4, email`). */
export type Fault = { path: string; message: string };

/**
 * Base of every error that a person may see. Rooms subclass it with a union of their own codes.
 * What is not a `CountersignError` is a defect: the outermost layer shows an id and logs the rest.
 */
export class CountersignError<Code extends string = string> extends Error {
  readonly code: Code;
  readonly status: number;
  readonly what: string;
  readonly meaning: string | undefined;
  readonly remedy: string | undefined;
  readonly faults: readonly Fault[];
  readonly detail: string | undefined;

  constructor(init: ErrorInit<Code>) {
    super(init.detail ? `${init.code}: ${init.what} (${init.detail})` : `${init.code}: ${init.what}`, {
      cause: init.cause,
    });
    this.name = new.target.name;
    this.code = init.code;
    this.status = init.status;
    this.what = init.what;
    this.meaning = init.meaning;
    this.remedy = init.remedy;
    this.faults = init.faults ?? [];
    this.detail = init.detail;
  }
}
