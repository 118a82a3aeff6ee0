import type { AppId, UserId } from '../core';
import type { Database } from '../db';
import type { GrantHolder } from './cutover';
import type { ActiveKey, SigningKeyService } from './signing-key-service';
import { takeGrant } from './staged-key-store';

/**
 * Hands the staged key of an app to the one sign-in that it was granted for. Denies by default: whatever is not the
 * person, the session, the app and the minutes of a grant is signed with the active key (R77).
 */
export class StagedKeys {
  readonly #database: Database;
  readonly #signingKeys: SigningKeyService;
  readonly #mayChangeKeys: (userId: UserId) => Promise<boolean>;

  /** @param mayChangeKeys whether a person's role of this moment lets them change keys (R29) */
  constructor(options: {
    database: Database;
    signingKeys: SigningKeyService;
    mayChangeKeys: (userId: UserId) => Promise<boolean>;
  }) {
    this.#database = options.database;
    this.#signingKeys = options.signingKeys;
    this.#mayChangeKeys = options.mayChangeKeys;
  }

  /**
   * Takes the grant of a session, which is used up by it: of two sign-ins at once one gets the staged key.
   *
   * @param traceCode the sign-in that is signed with it, for whoever looks at the try
   * @returns undefined without a grant that holds now
   */
  async take(holder: GrantHolder & { appId: AppId; at: Date; traceCode: string }): Promise<ActiveKey | undefined> {
    if (!(await this.#mayChangeKeys(holder.userId))) return undefined;
    const keyId = await takeGrant(this.#database, holder);
    return keyId === undefined ? undefined : this.#signingKeys.open(keyId);
  }
}
