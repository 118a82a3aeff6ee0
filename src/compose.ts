import { join } from 'node:path';
import type Koa from 'koa';
import { ActivityService, ActivityStore, SavedFilterService, SavedFilterStore } from './activity';
import { RoleService, scopesOfRole } from './administrators';
import {
  Callers,
  createApi,
  createHealthRoutes,
  ProgressFeed,
  StatusService,
  StatusStore,
  TokenService,
  TokenStore,
} from './api';
import {
  AccessService,
  AppAddressService,
  AppAttributeService,
  AppService,
  AppStore,
  AttributeTrialService,
  createMetadataFetcher,
  RowCheck,
  SubjectStore,
} from './apps';
import { AuditAppender, AuditService, AuditStore } from './audit';
import {
  CutoverService,
  ExpiryWatch,
  MasterKeys,
  readCertificate,
  readMasterKey,
  SigningKeyService,
  SigningKeyStore,
  StagedKeys,
  signingKeyColumn,
} from './certificates';
import { composeProvisioning } from './compose-provisioning';
import type { Config } from './config';
import { ConsoleAssets, ConsoleSession, ConsoleTokenService, createConsoleRoutes } from './console';
import { type Clock, type Logger, productVersion, type UserId } from './core';
import { Counter, type CounterName, type Database } from './db';
import { DirectoryService } from './directory';
import { createHandoverRoutes, HandoverService } from './handover';
import { createHttpApp, RateLimit } from './http';
import { AppOnboardingService, OnboardingService } from './onboarding';
import { createPagesRouter } from './pages';
import { createPortalRouter } from './portal';
import { connectionSealedColumns, createOAuthRouter, webhookSecretColumn } from './provisioning';
import {
  createSsoRoutes,
  IdpMetadataService,
  idpEntityId,
  PendingSignInReader,
  PreflightService,
  PreparedApps,
  PreviewService,
  RequestStore,
  readSpMetadata,
  SignInWatch,
  SsoFactsReader,
  SsoService,
  ssoUrl,
  TraceService,
} from './saml';
import {
  AuthenticationService,
  CredentialService,
  createSignInRouters,
  PasswordChangeService,
  PasswordHasher,
  SessionService,
  SetupService,
  SignInThrottle,
} from './sign-in';
import type { SlackOptions } from './slack';

/** What everything else is built on. */
export type Foundation = {
  config: Config;
  database: Database;
  logger: Logger;
  clock: Clock;
  environment: NodeJS.ProcessEnv;
  /** Where the built console lies; beside the compiled program unless told. */
  consoleFolder?: string;
  /** How Slack is reached where it is otherwise than usual: limits and waiting of a rehearsal. */
  slack?: Omit<SlackOptions, 'clock'>;
};

/**
 * Builds every service and joins them: the only place where that happens. Opens nothing but the master key.
 *
 * @throws CertificateError when the master key is missing or wrong
 */
export async function composeServices({ config, database, logger, clock, environment, slack }: Foundation) {
  const masterKeys = await MasterKeys.unlock({
    database,
    clock,
    key: await readMasterKey({ environment, file: config.masterKeyFile }),
    file: config.masterKeyFile,
    sealed: [signingKeyColumn, ...connectionSealedColumns, webhookSecretColumn],
  });
  const auditStore = new AuditStore(database);
  const signingKeyStore = new SigningKeyStore(database);
  const signingKeys = new SigningKeyService({ database, clock, store: signingKeyStore, masterKeys });
  const directory = new DirectoryService(database, clock);
  const roles = new RoleService({ database, clock, directory });
  const hasher = new PasswordHasher(config.signIn.argon2);
  const credentials = new CredentialService({
    database,
    clock,
    people: directory,
    hasher,
    passwordMinimumLength: config.signIn.passwordMinimumLength,
  });
  const sessions = new SessionService({ database, clock, lifetimes: config.signIn });
  const throttle = new SignInThrottle({ database, settings: config.signIn.throttling });
  const gate = { database, clock, people: directory, credentials, sessions, throttle };
  const appStore = new AppStore(database);
  const apps = new AppService({
    database,
    clock,
    store: appStore,
    prepareFirstKey: (appName) => signingKeys.prepareFirstKey(appName),
    readCertificate,
    readSpMetadata,
    fetchMetadata: createMetadataFetcher(config.outbound),
  });
  const expiryWatch = new ExpiryWatch({ database, clock, store: signingKeyStore });
  const statusStore = new StatusStore(database);
  const preparedApps = new PreparedApps({ apps, signingKeys, baseUrl: config.baseUrl });
  const requests = new RequestStore(database);
  const facts = new SsoFactsReader(database);
  const access = new AccessService(database);
  const limits = openLimits(config, database);
  const tokens = new TokenService({ database, store: new TokenStore(database), clock });
  const authentication = new AuthenticationService(gate);
  const consoleTokens = new ConsoleTokenService({ database, clock, sessions });
  const groupNames = async (userId: UserId) => (await directory.groupsOf(userId)).map((group) => group.name);
  const preview = new PreviewService({ facts, clock, preparedApps, groupNames, times: config.saml });
  const rowCheck = new RowCheck({ store: new SubjectStore(database) });
  const provisioning = composeProvisioning({
    config,
    database,
    logger,
    clock,
    access,
    apps,
    directory,
    masterKeys,
    rowCheck,
    slack,
  });
  return {
    ...provisioning,
    access,
    activity: new ActivityService({ store: new ActivityStore(database), apps, directory }),
    apps,
    appAddresses: new AppAddressService({ database, clock, store: appStore }),
    appOnboarding: new AppOnboardingService({ apps, directory }),
    appAttributes: new AppAttributeService({ database, clock, store: appStore }),
    attributeTrial: new AttributeTrialService({ rowCheck }),
    appender: new AuditAppender(database, auditStore, logger),
    audit: new AuditService(database, auditStore),
    authentication,
    callers: new Callers({ tokens, people: consoleTokens, clock }),
    changes: new PasswordChangeService(gate),
    consoleSession: new ConsoleSession({
      tokens: consoleTokens,
      sessions,
      authentication,
      openings: limits.consoleOpenings,
    }),
    consoleTokens,
    clock,
    credentials,
    cutovers: new CutoverService({ database, clock, store: signingKeyStore, signingKeys }),
    directory,
    expiryWatch,
    hasher,
    limits,
    handovers: new HandoverService({
      database,
      clock,
      apps,
      signingKeys,
      baseUrl: config.baseUrl,
      addressesOf: (slug) => ({
        ssoUrl: ssoUrl(config.baseUrl, slug),
        entityId: idpEntityId(config.baseUrl, slug),
      }),
    }),
    idpMetadata: new IdpMetadataService({ apps, signingKeys, baseUrl: config.baseUrl }),
    masterKeys,
    onboarding: new OnboardingService({ database, directory, credentials, sessions }),
    progressFeed: new ProgressFeed(),
    pendingSignIn: new PendingSignInReader(requests, apps),
    preflight: new PreflightService({ access, preview }),
    preview,
    requests,
    roles,
    savedFilters: new SavedFilterService({ database, clock, store: new SavedFilterStore(database) }),
    sessions,
    setup: new SetupService({ ...gate, baseUrl: config.baseUrl }),
    signInWatch: new SignInWatch(database),
    signingKeys,
    signingKeyStore,
    sso: new SsoService({
      facts,
      clock,
      requests,
      preparedApps,
      stagedKeys: new StagedKeys({ database, signingKeys, mayChangeKeys: (userId) => mayChangeKeys(roles, userId) }),
      sessions,
      groupNames,
      refusals: limits.refusedSso,
      settings: config.saml,
    }),
    status: new StatusService({
      store: statusStore,
      clock,
      expiryWatch,
      masterKeys,
      version: productVersion(),
      practiceUrl: config.demo ? config.sandbox.baseUrl : null,
    }),
    tokens,
    traces: new TraceService(database, config.saml.traceDays),
  };
}

/** Asked anew at every use: what was granted to a role counts no more without it. */
async function mayChangeKeys(roles: RoleService, userId: UserId): Promise<boolean> {
  const role = await roles.roleOf(userId);
  return role !== undefined && scopesOfRole(role).has('certificates:write');
}

/** Far more than anybody opens pages anew; what is between them lasts a quarter of an hour. */
const consoleOpeningsPerMinute = 120;

/** What floods are held back by, shared by all processes (R85). */
function openLimits({ rateLimits }: Config, database: Database) {
  const { enabled, refusalsPerAddress, windowSeconds, apiRequestsPerMinute } = rateLimits;
  const open = (name: CounterName, points: number, seconds: number, what: string) => {
    const options = { name, points, windowSeconds: seconds, remembersFull: true };
    return new RateLimit(enabled ? new Counter(database, options) : undefined, what);
  };
  const refusals = (name: CounterName, what: string) => open(name, refusalsPerAddress, windowSeconds, what);
  return {
    refusedSso: refusals('sso-refused', 'Too many sign-ins from your address were refused.'),
    refusedApi: refusals('api-refused', 'Too many API calls from your address were refused.'),
    wrongConnectLinks: refusals('connect-link-refused', 'Too many links to Slack from your address did not work.'),
    wrongHandoverLinks: refusals('handover-refused', 'Too many hand-over links from your address did not work.'),
    wrongSetupLinks: refusals('setup-link-refused', 'Too many set-up links from your address did not work.'),
    consoleOpenings: open(
      'console-openings',
      consoleOpeningsPerMinute,
      60,
      'The console was opened too often in this minute.',
    ),
    apiRequests: open('api-requests', apiRequestsPerMinute, 60, 'The API token was used too often in this minute.'),
  };
}

export type Services = Awaited<ReturnType<typeof composeServices>>;

/** The HTTP face of the services: pages, SAML endpoints and API. */
export function composeHttpApp(services: Services, foundation: Foundation): Koa {
  const { config, database, logger, clock, consoleFolder = join(__dirname, 'console', 'assets') } = foundation;
  const { directory, sessions, access, sso, masterKeys, expiryWatch, limits } = services;
  return createHttpApp({
    logger,
    clock,
    trustedProxies: config.trustedProxies,
    baseUrl: config.baseUrl,
    routers: [
      createSsoRoutes({ sso, metadataOf: (slug) => services.idpMetadata.metadataOf(slug), logger }),
      createPagesRouter(),
      ...createSignInRouters({
        authentication: services.authentication,
        changes: services.changes,
        sessions,
        setup: services.setup,
        people: directory,
        pending: services.pendingSignIn,
        passwordMinimumLength: config.signIn.passwordMinimumLength,
        wrongSetupLinks: limits.wrongSetupLinks,
      }),
      createOAuthRouter({ oauth: services.oauth, wrongLinks: limits.wrongConnectLinks }),
      createHandoverRoutes({
        handovers: services.handovers,
        wrongLinks: limits.wrongHandoverLinks,
      }),
      createPortalRouter({
        sessions,
        people: directory,
        tiles: access,
        access,
        accounts: services.ownAccounts,
        roles: services.roles,
        clock,
      }),
      createConsoleRoutes({ assets: new ConsoleAssets(consoleFolder), session: services.consoleSession }),
      createApi(services, config.baseUrl, { requests: limits.apiRequests, refusals: limits.refusedApi }),
      createHealthRoutes({ database, masterKeys, expiryWatch, logger, clock }),
    ],
  });
}
