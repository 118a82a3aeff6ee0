import { type AppId, type GroupId, isUuid, type UserId } from '../core';
import { type Database, type Transaction, translateConstraint } from '../db';
import type { AcsEndpoint, App, SpCertificate } from './app';
import { AcsEndpointEntity, AppEntity, AttributeEntity, SpCertificateEntity } from './app.entity';
import { attributeNameTaken, groupNotFound, nameIdTaken, slugTaken } from './app-errors';
import type { AttributeRule } from './attribute-rule';

type AppRow = Omit<App, 'revision' | 'oldAddresses'> & {
  revision: string;
  oldAddresses: { slug: string; replacedAt: string }[];
};

/** An app with all that belongs to it, in one statement. */
const selectApp = `
  SELECT a.id, a.slug, COALESCE(a.start_slug, a.slug) AS "startSlug", a.kind, a.name, a.enabled, a.hidden, a.in_set_up AS "inSetUp",
         a.revision, a.settings,
         a.sp_entity_id AS "spEntityId", a.created_at AS "createdAt", a.updated_at AS "updatedAt",
         COALESCE((SELECT json_agg(json_build_object('slug', o.slug, 'replacedAt', o.replaced_at) ORDER BY o.replaced_at DESC, o.slug)
           FROM app_addresses o WHERE o.app_id = a.id AND o.slug <> a.slug), '[]') AS "oldAddresses",
         COALESCE((SELECT json_agg(json_build_object('index', e.index, 'url', e.url, 'isDefault', e.is_default) ORDER BY e.index)
           FROM app_acs_endpoints e WHERE e.app_id = a.id), '[]') AS "acsEndpoints",
         COALESCE((SELECT json_agg(json_build_object('use', c.use, 'pem', c.pem, 'fingerprintSha256', c.fingerprint_sha256)
                                   ORDER BY c.fingerprint_sha256)
           FROM app_sp_certificates c WHERE c.app_id = a.id), '[]') AS "spCertificates",
         COALESCE((SELECT json_agg(json_build_object('id', r.id, 'position', r.position, 'spName', r.sp_name,
                                                     'nameFormat', r.name_format, 'sourceKind', r.source_kind,
                                                     'source', r.source, 'enabled', r.enabled, 'preset', r.preset)
                                   ORDER BY r.position, r.id)
           FROM app_attributes r WHERE r.app_id = a.id), '[]') AS attributes
    FROM apps a`;

/** Constraints that hold an address back which another app has, or had and has not retired. */
export const slugTakenBy = { apps_slug_unique: () => slugTaken(), app_addresses_pkey: () => slugTaken() };

/** A group as far as an app is concerned. */
export type AuthorisedGroup = { id: GroupId; name: string };

/** Keeps apps and what belongs to them. */
export class AppStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** By id, slug, or a slug it had before. */
  async find(reference: string, tx: Transaction = this.#database.manager): Promise<App | undefined> {
    return (
      await this.#select(
        tx,
        `WHERE a.id = ${isUuid(reference) ? '$1' : '(SELECT app_id FROM app_addresses WHERE slug = $1)'}`,
        [reference],
      )
    )[0];
  }

  /** The same, with the app's row locked to the end of the transaction. */
  async take(tx: Transaction, id: AppId): Promise<App | undefined> {
    await tx.query('SELECT 1 FROM apps WHERE id = $1 FOR UPDATE', [id]);
    return this.find(id, tx);
  }

  /** By name, then slug, `count` of them after `after`; `part` is found anywhere in either, whatever its case. */
  list(count: number, after: { name: string; slug: string } | undefined, part: string): Promise<App[]> {
    const values = after === undefined ? [count, part] : [count, part, after.name, after.slug];
    const where = `WHERE (strpos(lower(a.name), lower($2)) > 0 OR strpos(a.slug, lower($2)) > 0)
      ${after === undefined ? '' : 'AND (a.name, a.slug) > ($3, $4)'}`;
    return this.#select(this.#database.manager, `${where} ORDER BY a.name, a.slug LIMIT $1`, values);
  }

  async insert(tx: Transaction, app: App): Promise<void> {
    try {
      await tx.insert(AppEntity, toRow(app));
    } catch (error) {
      throw translateConstraint(error, slugTakenBy);
    }
    await this.replaceParts(tx, app);
    for (const rule of app.attributes) await this.insertAttribute(tx, app.id, rule);
  }

  /** Writes the app's own row; the revision is raised by `raiseRevision` alone. */
  async update(tx: Transaction, app: App): Promise<void> {
    await tx.update(AppEntity, { id: app.id }, toRow(app));
    await this.replaceParts(tx, app);
  }

  async replaceParts(tx: Transaction, { id: appId, acsEndpoints, spCertificates }: App): Promise<void> {
    await tx.delete(AcsEndpointEntity, { appId });
    await tx.insert(
      AcsEndpointEntity,
      acsEndpoints.map((endpoint: AcsEndpoint) => ({ ...endpoint, appId })),
    );
    await tx.delete(SpCertificateEntity, { appId });
    if (spCertificates.length === 0) return;
    await tx.insert(
      SpCertificateEntity,
      spCertificates.map((certificate: SpCertificate) => ({ ...certificate, appId })),
    );
  }

  async delete(tx: Transaction, id: AppId): Promise<void> {
    await tx.delete(AppEntity, { id });
  }

  /** @returns the app's name, undefined if there is no such app; its row is locked to the end of the transaction */
  async raiseRevision(tx: Transaction, id: AppId, at: Date): Promise<string | undefined> {
    const [rows]: [{ name: string }[], number] = await tx.query(
      'UPDATE apps SET revision = revision + 1, updated_at = greatest(updated_at, $2) WHERE id = $1 RETURNING name',
      [id, at],
    );
    return rows[0]?.name;
  }

  async insertAttribute(tx: Transaction, appId: AppId, rule: AttributeRule): Promise<void> {
    try {
      await tx.insert(AttributeEntity, { ...rule, appId });
    } catch (error) {
      throw translateConstraint(error, { app_attributes_name_unique: () => attributeNameTaken() });
    }
  }

  async updateAttribute(tx: Transaction, { id, ...rule }: AttributeRule): Promise<void> {
    try {
      await tx.update(AttributeEntity, { id }, rule);
    } catch (error) {
      throw translateConstraint(error, { app_attributes_name_unique: () => attributeNameTaken() });
    }
  }

  async deleteAttribute(tx: Transaction, id: string): Promise<void> {
    await tx.delete(AttributeEntity, { id });
  }

  /** @returns whether it was not authorised before */
  async insertGroup(tx: Transaction, appId: AppId, groupId: GroupId): Promise<boolean> {
    try {
      const rows: unknown[] = await tx.query(
        'INSERT INTO app_groups (app_id, group_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1',
        [appId, groupId],
      );
      return rows.length > 0;
    } catch (error) {
      throw translateConstraint(error, { app_groups_group_id_fkey: () => groupNotFound() });
    }
  }

  /** @returns whether it was authorised before */
  async deleteGroup(tx: Transaction, appId: AppId, groupId: GroupId): Promise<boolean> {
    const [, changed]: [unknown, number] = await tx.query(
      'DELETE FROM app_groups WHERE app_id = $1 AND group_id = $2',
      [appId, groupId],
    );
    return changed > 0;
  }

  groupsOf(appId: AppId): Promise<AuthorisedGroup[]> {
    return this.#database.query<AuthorisedGroup>(
      'SELECT g.id, g.name FROM app_groups a JOIN groups g ON g.id = a.group_id WHERE a.app_id = $1 ORDER BY g.name, g.id',
      [appId],
    );
  }

  /** Apps for which this very group is authorised; parents' authorisations are not its own. */
  appsOf(groupId: GroupId): Promise<Pick<App, 'id' | 'slug' | 'name' | 'kind'>[]> {
    return this.#database.query<Pick<App, 'id' | 'slug' | 'name' | 'kind'>>(
      'SELECT a.id, a.slug, a.name, a.kind FROM app_groups g JOIN apps a ON a.id = g.app_id WHERE g.group_id = $1 ORDER BY a.name, a.id',
      [groupId],
    );
  }

  async findNameId(appId: AppId, userId: UserId): Promise<string | undefined> {
    const rows = await this.#database.query<{ value: string }>(
      'SELECT value FROM app_name_ids WHERE app_id = $1 AND user_id = $2',
      [appId, userId],
    );
    return rows[0]?.value;
  }

  /** Which of these ids nobody in the directory has. */
  async unknownUsers(tx: Transaction, userIds: readonly string[]): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(
      'SELECT given.id FROM unnest($1::uuid[]) AS given (id) LEFT JOIN users u ON u.id = given.id WHERE u.id IS NULL',
      [userIds],
    );
    return rows.map((row) => row.id);
  }

  /**
   * Takes over NameIDs, all or none; somebody who has the same one already stays as is.
   *
   * @returns how many people have another NameID than before
   */
  async upsertNameIds(
    tx: Transaction,
    appId: AppId,
    userIds: readonly string[],
    values: readonly string[],
  ): Promise<number> {
    try {
      const rows: unknown[] = await tx.query(
        `INSERT INTO app_name_ids AS kept (app_id, user_id, value)
         SELECT $1, given.user_id, given.value FROM unnest($2::uuid[], $3::text[]) AS given (user_id, value)
         ON CONFLICT (app_id, user_id) DO UPDATE SET value = excluded.value WHERE kept.value <> excluded.value
         RETURNING 1`,
        [appId, userIds, values],
      );
      return rows.length;
    } catch (error) {
      throw translateConstraint(error, { app_name_ids_value: () => nameIdTaken([]) });
    }
  }

  async #select(tx: Transaction, tail: string, values: unknown[]): Promise<App[]> {
    const rows: AppRow[] = await tx.query(`${selectApp} ${tail}`, values);
    return rows.map((row) => ({
      ...row,
      revision: Number(row.revision),
      oldAddresses: row.oldAddresses.map(({ slug, replacedAt }) => ({ slug, replacedAt: new Date(replacedAt) })),
    }));
  }
}

function toRow(app: App): AppEntity {
  const { id, slug, kind, name, enabled, hidden, inSetUp, spEntityId, settings, createdAt, updatedAt } = app;
  return { id, slug, kind, name, enabled, hidden, inSetUp, spEntityId, settings, createdAt, updatedAt };
}
