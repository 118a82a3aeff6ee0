import {
  type AppPatch,
  appPatch,
  type NameIdImport,
  type NewSamlApp,
  type NewSamlAppFromMetadata,
  type NewSlackApp,
  newSamlApp,
  newSamlAppFromMetadata,
  newSlackApp,
} from '../contracts';
import {
  type Actor,
  type AppId,
  type Clock,
  decodeCursor,
  encodeCursor,
  type GroupId,
  maximumPageSize,
  newId,
  type Page,
  type UserId,
} from '../core';
import type { Database, Transaction } from '../db';
import type { App } from './app';
import { AppChanges, auditable } from './app-changes';
import { appNotFound } from './app-errors';
import { defaultSettings } from './app-settings';
import type { AppStore, AuthorisedGroup } from './app-store';
import { newRow } from './attribute-table';
import { checkApp, completeEndpoints, type ReadSpCertificate, readSpCertificates } from './check-app';
import { settingsFromMetadata } from './metadata-settings';
import { takeOverNameIds } from './name-id-import';
import { parseInput } from './parse-input';
import { patchApp } from './patch-app';
import { parseSlackDomain, slackAttributes, slackParts } from './slack-preset';
import type { ReadSpMetadata } from './sp-metadata';

/** Keeps a key pair that is ready, in the transaction that makes its app. */
export type KeepFirstKey = (tx: Transaction, actor: Actor, appId: AppId) => Promise<void>;

export type AppServiceCollaborators = {
  database: Database;
  clock: Clock;
  store: AppStore;
  /** Makes the first, active key pair of an app; slow, so asked before the transaction. */
  prepareFirstKey(appName: string): Promise<KeepFirstKey>;
  readCertificate: ReadSpCertificate;
  readSpMetadata: ReadSpMetadata;
  /** Fetches metadata from an address an administrator gave. */
  fetchMetadata(url: string): Promise<string>;
};

/** The service providers that people are signed in to. Every write raises the app's revision and is audited. */
export class AppService {
  readonly #use: AppServiceCollaborators;
  readonly #changes: AppChanges;

  constructor(collaborators: AppServiceCollaborators) {
    this.#use = collaborators;
    this.#changes = new AppChanges(collaborators);
  }

  /**
   * Makes an app for a Slack workspace or Enterprise organisation, with its key pair and its four attributes.
   *
   * @param origin where Responses go instead of the domain; for the practice workspace only
   * @throws AppError `apps.invalid_input`, `apps.slack_domain_invalid`, `apps.slug_taken`
   */
  async createSlackApp(actor: Actor, input: NewSlackApp, origin?: string): Promise<App> {
    const { domain, audience, ...rest } = parseInput(newSlackApp, input);
    const parts = slackParts(parseSlackDomain(domain), { audience, origin });
    return this.#create(actor, { kind: 'slack', ...rest, ...parts, spCertificates: [], attributes: slackAttributes() });
  }

  /**
   * Makes an app for any other service provider, described by hand.
   *
   * @throws AppError `apps.invalid_input`, `apps.certificate_invalid`, `apps.slug_taken`
   */
  async createSamlApp(actor: Actor, input: NewSamlApp): Promise<App> {
    const { settings, acsEndpoints, spCertificates, attributes, ...rest } = parseInput(newSamlApp, input);
    const { assertionLifetimeSeconds, ...set } = settings;
    return this.#create(actor, {
      kind: 'saml',
      ...rest,
      settings: {
        ...defaultSettings(rest.spEntityId),
        ...set,
        assertionLifetimeSeconds: assertionLifetimeSeconds ?? undefined,
      },
      acsEndpoints: completeEndpoints(acsEndpoints),
      spCertificates: readSpCertificates(spCertificates, this.#use.readCertificate),
      attributes: attributes.map((row, position) => ({ ...newRow([], row), position })),
    });
  }

  /**
   * Makes an app from the service provider's metadata: the document, or its address (fetched once, now).
   *
   * @returns the app, and what an administrator should know about the document
   * @throws AppError as `createSamlApp`, and `apps.metadata_*`; SamlMetadataError
   */
  async createSamlAppFromMetadata(
    actor: Actor,
    input: NewSamlAppFromMetadata,
  ): Promise<{ app: App; warnings: string[] }> {
    const { metadataXml, metadataUrl, entityId, settings, ...rest } = parseInput(newSamlAppFromMetadata, input);
    const xml = metadataXml ?? (await this.#use.fetchMetadata(metadataUrl ?? ''));
    const metadata = this.#use.readSpMetadata(xml, {
      now: this.#use.clock.now(),
      ...(entityId === undefined ? {} : { entityId }),
    });
    const app = await this.createSamlApp(actor, {
      ...rest,
      spEntityId: metadata.entityId,
      acsEndpoints: metadata.acsEndpoints,
      spCertificates: metadata.certificates.map(({ use, pem }) => ({ use, pem })),
      settings: { ...settingsFromMetadata(metadata), ...settings },
    });
    return { app, warnings: metadata.warnings };
  }

  /** @throws AppError `apps.app_not_found`, `apps.invalid_input`, `apps.certificate_invalid`, `apps.changed_meanwhile` */
  async update(actor: Actor, id: AppId, patch: AppPatch, tx?: Transaction): Promise<App> {
    const { revision, ...parsed } = parseInput(appPatch, patch);
    const work = async (own: Transaction, app: App) => {
      const changed = patchApp(app, parsed, this.#use.readCertificate);
      checkApp(changed, this.#use.readCertificate);
      await this.#use.store.update(own, changed);
    };
    return this.#changes.change(tx, actor, id, 'apps.update', work, revision);
  }

  /** @throws AppError `apps.app_not_found` */
  delete(actor: Actor, id: AppId, tx?: Transaction): Promise<void> {
    return this.#changes.in(tx, async (own) => {
      const app = await this.#use.store.take(own, id);
      if (app === undefined) throw appNotFound();
      await this.#use.store.delete(own, id);
      await this.#changes.record(own, actor, 'apps.delete', app, { before: auditable(app) });
    });
  }

  /** @param reference id, slug, or a slug it had before */
  find(reference: string, tx?: Transaction): Promise<App | undefined> {
    return this.#use.store.find(reference, tx);
  }

  /** @param reference id, slug, or a slug it had before @throws AppError `apps.app_not_found` */
  async get(reference: string, tx?: Transaction): Promise<App> {
    const app = await this.find(reference, tx);
    if (app === undefined) throw appNotFound();
    return app;
  }

  /** By name. @param options.search a part of the name or the slug, whatever its case @param options.limit at most 200 (R72) */
  async list(
    options: { search?: string | undefined; cursor?: string | undefined; limit?: number | undefined } = {},
  ): Promise<Page<App>> {
    const limit = Math.min(Math.max(options.limit ?? 50, 1), maximumPageSize);
    const [name = '', slug = ''] = options.cursor === undefined ? [] : decodeCursor(options.cursor, 2);
    const after = options.cursor === undefined ? undefined : { name, slug };
    const apps = await this.#use.store.list(limit + 1, after, options.search?.trim() ?? '');
    const items = apps.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: apps.length > limit && last ? encodeCursor([last.name, last.slug]) : undefined };
  }

  /** Lets the group's members, nested ones too, into the app; repeating it changes nothing. @throws AppError `apps.app_not_found`, `apps.group_not_found` */
  authoriseGroup(actor: Actor, id: AppId, groupId: GroupId, tx?: Transaction): Promise<void> {
    return this.#changeGroups(tx, actor, id, groupId, 'apps.group_authorise', (own) =>
      this.#use.store.insertGroup(own, id, groupId),
    );
  }

  /** @throws AppError `apps.app_not_found` */
  unauthoriseGroup(actor: Actor, id: AppId, groupId: GroupId, tx?: Transaction): Promise<void> {
    return this.#changeGroups(tx, actor, id, groupId, 'apps.group_unauthorise', (own) =>
      this.#use.store.deleteGroup(own, id, groupId),
    );
  }

  /** Groups authorised for an app, by name. */
  authorisedGroups(id: AppId): Promise<AuthorisedGroup[]> {
    return this.#use.store.groupsOf(id);
  }

  /** The same from the group's side: apps that this very group is authorised for, by name. */
  appsOfGroup(groupId: GroupId): Promise<Pick<App, 'id' | 'slug' | 'name' | 'kind'>[]> {
    return this.#use.store.appsOf(groupId);
  }

  /**
   * Takes over the NameIDs people have at the SP from an earlier identity provider; all or none (R37).
   *
   * @returns how many people have another NameID than before
   * @throws AppError `apps.app_not_found`, `apps.invalid_input`, `apps.name_id_taken`
   */
  importNameIds(actor: Actor, id: AppId, input: NameIdImport, tx?: Transaction): Promise<number> {
    return this.#changes.in(tx, async (own) => {
      const app = await this.#changes.raise(own, id);
      const changed = await takeOverNameIds(own, this.#use.store, id, input);
      await this.#changes.record(own, actor, 'apps.name_ids_import', app, { after: { changed } });
      return changed;
    });
  }

  /** A NameID that was taken over; undefined for everybody whose NameID is derived. */
  findNameId(id: AppId, userId: UserId): Promise<string | undefined> {
    return this.#use.store.findNameId(id, userId);
  }

  #changeGroups(
    tx: Transaction | undefined,
    actor: Actor,
    id: AppId,
    groupId: GroupId,
    action: string,
    work: (tx: Transaction) => Promise<boolean>,
  ): Promise<void> {
    return this.#changes.in(tx, async (own) => {
      const app = await this.#changes.raise(own, id);
      if (await work(own)) await this.#changes.record(own, actor, action, app, { after: { groupId } });
    });
  }

  async #create(actor: Actor, draft: NewApp): Promise<App> {
    const now = this.#use.clock.now();
    const app: App = {
      ...draft,
      enabled: draft.enabled ?? true,
      hidden: draft.hidden ?? false,
      inSetUp: draft.hidden === true && draft.inSetUp === true,
      id: newId<AppId>(),
      revision: 1,
      oldAddresses: [],
      startSlug: draft.slug,
      createdAt: now,
      updatedAt: now,
    };
    checkApp(app, this.#use.readCertificate);
    const keepFirstKey = await this.#use.prepareFirstKey(app.name);
    return this.#use.database.transaction(async (tx) => {
      await this.#use.store.insert(tx, app);
      await this.#changes.record(tx, actor, 'apps.create', app, { after: auditable(app) });
      await keepFirstKey(tx, actor, app.id);
      return this.get(app.id, tx);
    });
  }
}

type NewApp = Omit<
  App,
  'id' | 'revision' | 'createdAt' | 'updatedAt' | 'enabled' | 'hidden' | 'inSetUp' | 'oldAddresses' | 'startSlug'
> & {
  enabled?: boolean | undefined;
  hidden?: boolean | undefined;
  inSetUp?: boolean | undefined;
};
