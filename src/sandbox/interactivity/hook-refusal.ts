/** A message to a `response_url` that Slack refuses. */
export class HookRefusal extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.name = 'HookRefusal';
    this.code = code;
  }
}
