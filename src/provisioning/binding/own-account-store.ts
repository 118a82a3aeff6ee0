import type { Clock, UserId } from '../../core';
import type { Database } from '../../db';
import type { BindingState } from './binding';
import { type LinkState, linkEndsAt, linkStateSql } from './link-state';

/** A person's account in one workspace, as far as it is their own business. */
export type OwnAccount = {
  appSlug: string;
  state: BindingState;
  userName: string | null;
  active: boolean;
  link: LinkState;
  linkEndsAt: Date | null;
};

/** Tells people about their own accounts. */
export class OwnAccountStore {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(collaborators: { database: Database; clock: Clock }) {
    this.#database = collaborators.database;
    this.#clock = collaborators.clock;
  }

  /** In each workspace that is mirrored, or was until it was paused. */
  async accountsOf(userId: UserId): Promise<OwnAccount[]> {
    const rows = await this.#database.query<Omit<OwnAccount, 'linkEndsAt'> & { linkSentAt: Date | null }>(
      `SELECT a.slug AS "appSlug", coalesce(b.state, 'unbound') AS state, r.user_name AS "userName",
              coalesce(r.active, true) AS active,
              CASE WHEN b.user_id IS NULL THEN 'none' ELSE ${linkStateSql('b', '$2')} END AS link,
              b.link_sent_at AS "linkSentAt"
         FROM connections c
         JOIN apps a ON a.id = c.app_id
         LEFT JOIN bindings b ON b.connection_id = c.id AND b.user_id = $1
         LEFT JOIN remote_accounts r ON r.connection_id = c.id AND r.account_id = b.account_id
        WHERE c.state IN ('active', 'paused', 'quarantined')`,
      [userId, this.#clock.now()],
    );
    return rows.map(({ linkSentAt, ...account }) => ({ ...account, linkEndsAt: linkEndsAt(linkSentAt) }));
  }
}
