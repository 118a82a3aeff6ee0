import type { AccessService, AppService, RowCheck } from './apps';
import type { MasterKeys } from './certificates';
import { composeEngine } from './compose-engine';
import type { Config } from './config';
import type { Clock, Logger } from './core';
import type { Database } from './db';
import type { DirectoryService } from './directory';
import { AddressGuard } from './outbound';
import {
  AccountListStore,
  BindingService,
  BindingStore,
  ConnectionChanges,
  ConnectionGroupService,
  ConnectionGroupStore,
  ConnectionService,
  ConnectionStateService,
  ConnectionStore,
  ConnectionTargets,
  createImportWorker,
  createPostEvent,
  createWebhookWorker,
  DeliveryStore,
  EventService,
  EventStore,
  HealthCheck,
  ImportRunner,
  ImportService,
  ImportStore,
  MappingService,
  MappingStore,
  MappingTrialService,
  MirrorStatusStore,
  OAuthService,
  OAuthStore,
  OwnAccountStore,
  PeopleListStore,
  SignInFollower,
  SignInStore,
  TokenService,
  TokenTrial,
  UserNameService,
  UserNameStore,
  WebhookSender,
  WebhookService,
  WebhookStore,
} from './provisioning';
import { createSlack, type SlackOptions } from './slack';

type Parts = {
  config: Config;
  database: Database;
  logger: Logger;
  clock: Clock;
  access: AccessService;
  apps: AppService;
  directory: DirectoryService;
  masterKeys: MasterKeys;
  rowCheck: RowCheck;
  slack?: Omit<SlackOptions, 'clock'> | undefined;
};

/** Builds what mirrors people and groups into Slack; called by `compose.ts` alone. */
export function composeProvisioning({
  config,
  database,
  logger,
  clock,
  access,
  apps,
  directory,
  masterKeys,
  rowCheck,
  slack: ways,
}: Parts) {
  const base = { database, clock, logger };
  const slack = createSlack({ clock, ...ways });
  const store = new ConnectionStore(database);
  const changes = new ConnectionChanges({ database, clock, store });
  const targets = new ConnectionTargets({ store, masterKeys, openTarget: (access) => slack.open(access) });
  const trial = new TokenTrial(targets);
  const mappings = new MappingStore(database);
  const mapping = new MappingService({ store, mappings, changes });
  const connectionTokens = new TokenService({ clock, store, changes, masterKeys, targets, trial, oauth: slack.oauth });
  const connectionStates = new ConnectionStateService({
    store,
    changes,
    tokens: connectionTokens,
    domainOf: async ({ appId }) => (await apps.find(appId))?.settings.slackDomain,
    logger,
  });
  const accounts = new AccountListStore(database);
  const importing = { database, clock, directory, imports: new ImportStore(database) };
  const importRunner = new ImportRunner(importing);
  const shared = { database, clock, store, masterKeys };
  const engine = composeEngine({ ...base, connections: store, mappings, targets, states: connectionStates, access });
  const events = new EventStore(database);
  const guard = new AddressGuard(config.outbound);
  const webhookDeliveries = new DeliveryStore(database);
  const webhookShared = {
    database,
    clock,
    masterKeys,
    store: new WebhookStore(database),
    deliveries: webhookDeliveries,
  };
  const sender = new WebhookSender({ ...webhookShared, events, post: createPostEvent({ guard }) });
  return {
    ...engine,
    bindings: new BindingService({
      database,
      clock,
      people: new PeopleListStore(database),
      accounts,
      bindings: new BindingStore(database),
    }),
    connections: new ConnectionService({
      ...shared,
      changes,
      apps,
      trial,
      allowedOrigins: {
        hosts: config.outbound.allowPrivateHosts,
        practice: config.demo ? config.sandbox.baseUrl : undefined,
      },
      insertDefaultMapping: (tx, id) => mapping.insertDefaults(tx, id),
    }),
    connectionGroups: new ConnectionGroupService({ store, groups: new ConnectionGroupStore(database), changes }),
    connectionHealth: new HealthCheck({ store, tokens: connectionTokens, states: connectionStates, targets, logger }),
    connectionMapping: mapping,
    connectionMappingTrial: new MappingTrialService({ rowCheck }),
    connectionStates,
    connectionTargets: targets,
    connectionTokens,
    events: new EventService({ store: events, connections: store }),
    importRunner,
    imports: new ImportService({ ...importing, accounts, runner: importRunner }),
    importWorker: createImportWorker({ runner: importRunner, logger }),
    mirrorStatus: new MirrorStatusStore(database, clock),
    oauth: new OAuthService({
      ...shared,
      oauthStore: new OAuthStore(database),
      tokens: connectionTokens,
      oauth: slack.oauth,
      baseUrl: config.baseUrl,
    }),
    signInFollower: new SignInFollower({ database, clock, store: new SignInStore(database), logger }),
    ownAccounts: new OwnAccountStore({ database, clock }),
    slack,
    userNames: new UserNameService({ store: new UserNameStore(database), mappings }),
    webhookDeliveries,
    webhooks: new WebhookService({ ...webhookShared, guard, connections: store }),
    webhookWorker: createWebhookWorker({ sender, logger }),
  };
}
