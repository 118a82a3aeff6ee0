/** A call that Slack refuses: its code, and what the answer says besides. */
export class WebRefusal extends Error {
  readonly code: string;
  readonly details: { readonly [name: string]: unknown };

  /** @param details further fields of the answer: `needed` and `provided`, `response_metadata`, partial failures */
  constructor(code: string, details: { readonly [name: string]: unknown } = {}) {
    super(code);
    this.name = 'WebRefusal';
    this.code = code;
    this.details = details;
  }
}

/** Refuses with `code` unless `condition` holds. */
export function demand(condition: unknown, code: string): asserts condition {
  if (!condition) throw new WebRefusal(code);
}
