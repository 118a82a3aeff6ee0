/** A visit to the consent page that Slack refuses there, without sending anybody anywhere. */
export class OauthRefusal extends Error {
  readonly code: string;
  /** What was seen, for whoever builds the app. */
  readonly detail: string;

  constructor(code: string, detail: string) {
    super(code);
    this.name = 'OauthRefusal';
    this.code = code;
    this.detail = detail;
  }
}
