import { type AccountId, type ConnectionId, newId, Secret } from '../../src/core';
import type { AccountValues, Capabilities, ProvisioningTarget, RemoteAccount } from '../../src/provisioning';
import type { DoubtSettings, SandboxOptions } from '../../src/sandbox';
import { createSlack, noLimits, type Slack, type SlackOptions, type Wait } from '../../src/slack';
import { ScimClient } from '../sandbox/scim-client';
import type { TestClock } from '../support/clock';

type Input = { scimVersion?: 'v2' | 'v1' | null; token?: string; scopes?: readonly string[] };

/** A practice workspace, and a target that speaks to it over HTTP without limits of its own. */
export class Practice {
  readonly scim: ScimClient;
  readonly slack: Slack;

  constructor(scim: ScimClient, slack: Slack) {
    this.scim = scim;
    this.slack = slack;
  }

  static async open(sandbox: SandboxOptions = {}, slack: Partial<SlackOptions> = {}): Promise<Practice> {
    const scim = await ScimClient.open(sandbox);
    return new Practice(scim, slackOn(scim.clock, slack));
  }

  /** The same workspace, called by somebody who waits for an answer for a fifth of a second only. */
  impatient(): Practice {
    return new Practice(this.scim, slackOn(this.scim.clock, { transport: { timeoutMs: 200 } }));
  }

  async close(): Promise<void> {
    await this.slack.close();
    await this.scim.sandbox.stop();
  }

  target({ scimVersion = 'v2', token, scopes = [] }: Input = {}): ProvisioningTarget {
    return this.slack.open({
      connectionId: newId<ConnectionId>(),
      webApiOrigin: this.scim.url,
      scimOrigin: this.scim.url,
      token: new Secret(token ?? this.scim.token),
      capabilities: scimVersion === null ? null : capabilitiesOf(scimVersion, scopes),
      otherAppsSharePercent: 0,
    });
  }

  /** A target that knows what the token can do, as a connection has it once it was tested. */
  async tested(input: Parameters<ScimClient['issue']>[0] = {}): Promise<ProvisioningTarget> {
    const token = new Secret(this.scim.issue(input));
    const [connectionId, webApiOrigin] = [newId<ConnectionId>(), this.scim.url];
    const access = { connectionId, webApiOrigin, scimOrigin: webApiOrigin, token, otherAppsSharePercent: 0 };
    const capabilities = await this.slack.open({ ...access, capabilities: null }).probe();
    await this.scim.control('DELETE', '/journal/calls');
    return this.slack.open({ ...access, capabilities });
  }

  /** Back to an empty workspace; doubts at their default or as told. */
  reset(doubts: Partial<DoubtSettings> = {}): Promise<void> {
    return this.scim.reset(doubts);
  }

  fault(rule: object): Promise<unknown> {
    return this.scim.control('POST', '/faults', rule);
  }

  /** Calls that the practice workspace got since the last reset, in short: `scim.users.create`. */
  calls(): string[] {
    return this.scim.sandbox
      .calls()
      .entries()
      .map((entry) => entry.operation);
  }
}

function slackOn(clock: TestClock, options: Partial<SlackOptions>): Slack {
  return createSlack({ clock, allowances: noLimits, wait: turning(clock), ...options });
}

/** Pauses take no time in tests: the clock is turned on by as much. */
export function turning(clock: TestClock): Wait {
  return async (milliseconds) => clock.advance(milliseconds);
}

function capabilitiesOf(scimVersion: 'v2' | 'v1', scopes: readonly string[]): Capabilities {
  return {
    checkedAt: new Date(0),
    plan: 'business-plus',
    organisation: { id: 'T0', name: 'Acme', domain: 'acme.slack.com', kind: 'workspace' },
    owner: null,
    scopes,
    scimVersion,
    capabilities: [],
  };
}

export const grace: AccountValues = { userName: 'grace', email: 'grace@acme.example' };

export function idOf(account: RemoteAccount | undefined): AccountId {
  if (account === undefined) throw new Error('no account');
  return account.id;
}

export async function collect<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(...page);
  return all;
}
