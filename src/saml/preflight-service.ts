import type { AccessService, App, AuthorisedPerson } from '../apps';
import { type SamlErrorCode, SamlRequestError } from './errors';
import { explainRefusal, type RefusalAdvice } from './explain-refusal';
import type { AssertionPreview, PreviewService } from './preview-service';

/** Somebody who would not get in as things are, or about whom Slack would complain. */
export type PreflightFinding = {
  user: AuthorisedPerson;
  /** In the words of the page that the person would see. */
  refusal: string | undefined;
  errorCode: SamlErrorCode | undefined;
  /** What the refusal means for whoever runs the gateway, and what they can do about it. */
  advice: RefusalAdvice | undefined;
  slackErrors: AssertionPreview['slackErrors'];
  faults: AssertionPreview['faults'];
};

export type PreflightPage = { checked: number; items: PreflightFinding[]; nextCursor: string | undefined };

/** Builds the Assertion of everybody who is authorised, before anybody tries, and lists what would go wrong. */
export class PreflightService {
  readonly #access: AccessService;
  readonly #preview: PreviewService;

  constructor(options: { access: AccessService; preview: PreviewService }) {
    this.#access = options.access;
    this.#preview = options.preview;
  }

  /** Looks at one page of people; nobody is signed in. @throws `page.cursor_invalid` */
  async check(app: App, page: { cursor?: string | undefined; limit: number }): Promise<PreflightPage> {
    const people = await this.#access.authorisedPeople(app.id, page);
    const items: PreflightFinding[] = [];
    for (const user of people.items) {
      const finding = await this.#look(app, user);
      if (finding !== undefined) items.push(finding);
    }
    return { checked: people.items.length, items, nextCursor: people.nextCursor };
  }

  async #look(app: App, user: AuthorisedPerson): Promise<PreflightFinding | undefined> {
    try {
      const { refusal, errorCode, slackErrors, faults } = await this.#preview.preview(app.slug, user.id);
      const isWell = refusal === undefined && slackErrors.length === 0 && faults.length === 0;
      return isWell ? undefined : { user, ...refused(refusal, errorCode), slackErrors, faults };
    } catch (error) {
      if (!(error instanceof SamlRequestError)) throw error;
      // Deleted since the page was read: nobody to speak of. Anything else is what the person would be told.
      if (error.code === 'saml.unknown_user') return undefined;
      return { user, ...refused(error.what, error.code), slackErrors: [], faults: [] };
    }
  }
}

function refused(refusal: string | undefined, errorCode: SamlErrorCode | undefined) {
  return { refusal, errorCode, advice: errorCode && explainRefusal(errorCode) };
}
