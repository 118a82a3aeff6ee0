import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Clock, createLogger, type Logger, systemClock } from '../core';
import { WriteLocks } from './api/write-locks';
import { AuditRecorder } from './audit-logs/audit-recorder';
import { createApp } from './create-app';
import { type DoubtSettings, doubtSettingsSchema } from './doubts';
import { FaultPlan } from './faults/fault-plan';
import { type FaultInput, faultInputSchema } from './faults/fault-rule';
import { faultsOf } from './http/faults-of';
import { DeliveryJournal } from './interactivity/delivery-journal';
import { CallJournal } from './journal/call-journal';
import { type LimitSettings, limitSettingsSchema } from './limits/limit-settings';
import { ScimLimits } from './limits/scim-limits';
import { WebLimits } from './limits/web-limits';
import { LiveFeed } from './live/live-feed';
import { type GenerateInput, generateOrg, generateSchema } from './org/generate-org';
import type { Org } from './org/org';
import type { Member } from './org/org-data';
import { TurnableClock } from './org/turnable-clock';
import { acsUrlOf, type Room } from './room';
import { SandboxError } from './sandbox-error';
import {
  type SandboxSettings,
  type SettingsInput,
  settingsSchemaFor,
  type WorkspaceProfile,
  workspaceSchema,
} from './settings';
import { createWorkspaceData } from './workspace/create-workspace-data';
import { readSnapshot, SnapshotFile } from './workspace/snapshot-file';
import { SnapshotStore } from './workspace/snapshot-store';
import { Workspace } from './workspace/workspace';
import type { JournalEntry } from './workspace/workspace-data';

export type SandboxOptions = {
  /** 8090 unless told; 0 takes a free one. */
  port?: number;
  /** The address to listen on; this machine only unless told. */
  host?: string;
  /** Where people reach it; `http://localhost:<port>` unless told. */
  baseUrl?: string;
  /** The workspace that is played: `{ domain: 'acme' }` plays acme.slack.com. */
  workspace?: Partial<WorkspaceProfile>;
  /** SAML settings and readings of doubts on the first day; a snapshot has the last word. */
  settings?: Partial<SettingsInput>;
  doubts?: Partial<DoubtSettings>;
  /** Where the state is kept over restarts; nowhere unless told. */
  snapshotFile?: string;
  /** Fills a fresh org with made-up people, groups and channels. */
  generate?: GenerateInput;
  /** Rate limits and other apps' traffic. */
  limits?: Partial<LimitSettings>;
  /** Faults that play from the start. */
  faults?: readonly FaultInput[];
  /** Hosts besides this machine that apps may be called at. */
  allowedHosts?: readonly string[];
  /** How long an app may take to answer an interaction; three seconds unless told. */
  answerLimitMs?: number;
  clock?: Clock;
  logger?: Logger;
};

/** A practice workspace in this process. The accessors read the running one and throw before `start`. */
export type Sandbox = {
  /** Restores or creates the workspace and listens. @throws SandboxError `sandbox.invalid_options`, `sandbox.snapshot_unreadable` */
  start(): Promise<{ url: string }>;
  /** Finishes what runs, writes the snapshot, closes the port. */
  stop(): Promise<void>;
  settings(): SandboxSettings;
  /** Changes some settings, as an administrator would on the page. @throws SandboxError `sandbox.invalid_options` */
  configure(patch: Partial<SettingsInput>): Promise<SandboxSettings>;
  /** What an identity provider must know of the workspace; `certificate` is PEM. */
  serviceProvider(): { entityId: string; acsUrl: string; startUrl: string; certificate: string };
  members(): readonly Readonly<Member>[];
  lastSignIn(): { at: Date; member: Readonly<Member> | undefined } | undefined;
  journal(): readonly Readonly<JournalEntry>[];
  /** The org that is played, alive: what a test sets up or looks at without HTTP. Another one after a reset. */
  org(): Org;
  /** The calls of Slack's interfaces. */
  calls(): CallJournal;
  /** The clock of the workspace, to be turned. */
  clock(): TurnableClock;
};

/** How long Slack waits for an app (Slack docs: Handling user interaction). */
export const answerLimitMs = 3_000;

/** How long `stop` waits for requests that run. */
const stopLimitMs = 2_000;

type Running = { room: Room; server: Server; save: () => Promise<void>; closing: AbortController };

/** Makes a practice workspace that plays Slack as SAML service provider over HTTP. It does nothing before `start`. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  let running: Running | undefined;
  const use = (): Running => {
    if (!running) throw new Error('The practice workspace has not been started');
    return running;
  };
  return {
    async start() {
      running ??= await open(options);
      return { url: running.room.baseUrl() };
    },
    async stop() {
      if (!running) return;
      const { server, save, closing } = running;
      running = undefined;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      closing.abort();
      server.closeIdleConnections();
      const impatience = setTimeout(() => server.closeAllConnections(), stopLimitMs);
      await closed;
      clearTimeout(impatience);
      await save();
    },
    settings: () => structuredClone(use().room.workspace.settings),
    async configure(patch) {
      const { room, save } = use();
      const wanted = { ...room.workspace.settings, ...patch };
      room.workspace.replaceSettings(parseOption('settings', settingsSchemaFor(room.workspace), wanted));
      await save();
      return structuredClone(room.workspace.settings);
    },
    serviceProvider() {
      const { room } = use();
      return {
        entityId: room.workspace.settings.spIssuer,
        acsUrl: acsUrlOf(room),
        startUrl: `${room.baseUrl()}/sso/saml/start`,
        certificate: room.workspace.key.certificatePem,
      };
    },
    members: () => structuredClone(use().room.workspace.members),
    lastSignIn() {
      const { workspace } = use().room;
      const last = workspace.lastSignIn;
      return last && { at: last.at, member: structuredClone(workspace.findMember(last.memberId)) };
    },
    journal: () => structuredClone(use().room.workspace.journal),
    org: () => use().room.workspace.org,
    calls: () => use().room.machinery.journal,
    clock: () => use().room.clock,
  };
}

async function open(options: SandboxOptions): Promise<Running> {
  const clock = new TurnableClock(options.clock ?? systemClock);
  const logger = options.logger ?? createLogger('warn');
  const profile = parseOption('workspace', workspaceSchema, options.workspace ?? {});
  const doubts = parseOption('doubts', doubtSettingsSchema, options.doubts ?? {});
  const place = { doubts, isEnterprise: profile.kind === 'enterprise' };
  const settings = parseOption('settings', settingsSchemaFor(place), options.settings ?? {});
  const generate = options.generate && parseOption('generate', generateSchema, options.generate);
  const limits = new ScimLimits(clock, parseOption('limits', limitSettingsSchema, options.limits ?? {}));
  const faults = new FaultPlan();
  for (const fault of options.faults ?? []) faults.add(parseOption('faults', faultInputSchema, fault));
  const { snapshotFile } = options;
  const restored = snapshotFile === undefined ? undefined : await readSnapshot(snapshotFile);
  const data = restored ?? (await createWorkspaceData({ workspace: profile, settings, doubts, now: clock.now() }));
  const workspace = new Workspace(data, clock);
  if (!restored && generate) generateOrg(workspace.org, generate);
  const onError = (error: unknown) =>
    logger.error({ err: error }, 'The snapshot of the practice workspace was not written');
  const file = snapshotFile === undefined ? undefined : new SnapshotFile(snapshotFile, workspace, onError);
  const save = async () => file?.save();
  await save();

  const closing = new AbortController();
  const audit = new AuditRecorder(() => workspace);
  workspace.onChange((change, at) => audit.note(change, at));

  let baseUrl = options.baseUrl?.replace(/\/+$/, '') ?? '';
  const room: Room = {
    workspace,
    profile,
    clock,
    machinery: {
      org: () => workspace.org,
      faults,
      journal: new CallJournal(),
      locks: new WriteLocks(),
      audit,
      writeMs: () => limits.settings.writeMs,
    },
    limits,
    webLimits: new WebLimits(clock, () => limits.settings),
    snapshots: new SnapshotStore(workspace, snapshotFile),
    deliveries: new DeliveryJournal(),
    live: new LiveFeed(() => `${workspace.revision} ${room.machinery.journal.count} ${room.deliveries.count}`),
    closing: closing.signal,
    answerLimitMs: options.answerLimitMs ?? answerLimitMs,
    allowedHosts: options.allowedHosts ?? [],
    baseUrl: () => baseUrl,
  };
  const saveAndTell = async () => {
    room.live.look();
    await file?.saveBeforeAnswer();
  };
  const app = createApp(room, { logger, save: saveAndTell });
  const server = createServer(
    { headersTimeout: 20_000, requestTimeout: 60_000, keepAliveTimeout: 75_000 },
    app.callback(),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 8090, options.host ?? '127.0.0.1', resolve);
  });
  baseUrl ||= `http://localhost:${(server.address() as AddressInfo).port}`;
  return { room, server, save, closing };
}

function parseOption<T>(
  name: string,
  schema: { safeParse(input: unknown): import('zod').ZodSafeParseResult<T> },
  input: unknown,
): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const faults = faultsOf(parsed.error).map(({ path, message }) => ({ path: `${name}.${path}`, message }));
  throw new SandboxError('sandbox.invalid_options', 400, 'The practice workspace cannot start with these options.', {
    faults,
  });
}
