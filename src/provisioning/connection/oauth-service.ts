import { createHash, timingSafeEqual } from 'node:crypto';
import type { MasterKeys } from '../../certificates';
import { type Actor, type Clock, type ConnectionId, hashToken, randomToken, Secret } from '../../core';
import type { Database } from '../../db';
import { ProvisioningError } from '../provisioning-error';
import type { TargetOAuth } from '../target/target-oauth';
import type { Connection } from './connection';
import { connectionNotFound } from './connection-errors';
import type { ConnectionRow, ConnectionStore } from './connection-store';
import type { OAuthStore } from './oauth-store';
import { clientSecretColumn } from './sealed-columns';
import type { TokenService } from './token-service';

/** As long as Slack's code lives (docs.slack.dev, "Installing with OAuth"). */
const lifetimeMs = 10 * 60_000;

/** Where an administrator begins, below our base URL; the ticket follows. */
export const oauthStartPath = '/connect/slack/start';
/** Where Slack sends the browser back to; registered with the Slack app. */
export const oauthCallbackPath = '/connect/slack/callback';

type Collaborators = {
  database: Database;
  clock: Clock;
  store: ConnectionStore;
  oauthStore: OAuthStore;
  masterKeys: MasterKeys;
  tokens: TokenService;
  oauth: TargetOAuth;
  baseUrl: string;
};

/**
 * Getting a token by Slack's consent page. The link carries a ticket that is good once, for ten minutes, and belongs to the
 * request of one administrator; opening it ties it to that browser by a cookie, and `state` is a hash over both. So a code
 * comes back only into the request and the browser that asked for it: nobody can slip a workspace of theirs in.
 */
export class OAuthService {
  readonly #use: Collaborators;

  constructor(collaborators: Collaborators) {
    this.#use = collaborators;
  }

  get redirectUrl(): string {
    return `${this.#use.baseUrl}${oauthCallbackPath}`;
  }

  /** Makes the link. @throws ProvisioningError `provisioning.connection_not_found`, `provisioning.oauth_client_missing` */
  async begin(actor: Actor, id: ConnectionId): Promise<{ url: string; expiresAt: Date }> {
    requireClient(await this.#take(id));
    const now = this.#use.clock.now();
    const ticket = randomToken();
    const expiresAt = new Date(now.getTime() + lifetimeMs);
    await this.#use.oauthStore.forgetExpired(now);
    await this.#use.database.transaction((tx) =>
      this.#use.oauthStore.insert(tx, hashToken(ticket), { connectionId: id, actor }, expiresAt),
    );
    return { url: `${this.#use.baseUrl}${oauthStartPath}/${ticket}`, expiresAt };
  }

  /**
   * Where the browser that opened the link goes, and what it has to keep until it comes back. Nothing is changed by that.
   *
   * @throws ProvisioningError `provisioning.oauth_link_over`, `provisioning.oauth_client_missing`
   */
  async leave(ticket: string): Promise<{ url: string; cookie: string }> {
    const request = await this.#use.oauthStore.find(hashToken(ticket), this.#use.clock.now());
    if (request === undefined) throw linkOver();
    const connection = await this.#take(request.connectionId);
    const { clientId } = requireClient(connection);
    const browser = randomToken();
    const { webApiOrigin, organisationId: team } = connection;
    const state = stateOf(ticket, browser);
    const url = this.#use.oauth.authorizeUrl({ webApiOrigin, clientId, redirectUrl: this.redirectUrl, state, team });
    return { url, cookie: `${ticket}${browser}` };
  }

  /**
   * Takes the code that Slack's page sent the browser back with, and from there on the token is in use.
   *
   * @param answer what came in the query, and the cookie of `leave`
   * @throws ProvisioningError `provisioning.oauth_foreign_browser`, `provisioning.oauth_declined`,
   *   `provisioning.oauth_link_over`, `provisioning.token_refused`, `provisioning.other_workspace`; TargetError
   */
  async complete(answer: { state: string; code: string | undefined; cookie: string | undefined }): Promise<Connection> {
    const { state, code, cookie } = answer;
    const ticket = cookie?.slice(0, 43) ?? '';
    if (cookie === undefined || !isEqual(state, stateOf(ticket, cookie.slice(43)))) throw foreignBrowser();
    const request = await this.#use.oauthStore.consume(hashToken(ticket), this.#use.clock.now());
    if (request === undefined) throw linkOver();
    if (code === undefined) throw declined();
    const { connectionId: id, actor } = request;
    const connection = await this.#take(id);
    const { clientId, sealedClientSecret } = requireClient(connection);
    const clientSecret = new Secret(await this.#use.masterKeys.open(sealedClientSecret, clientSecretColumn, id));
    const { webApiOrigin } = connection;
    const grant = await this.#use.oauth.exchange({
      webApiOrigin,
      clientId,
      clientSecret,
      code,
      redirectUrl: this.redirectUrl,
    });
    return this.#use.tokens.replace(actor, id, grant);
  }

  async #take(id: ConnectionId): Promise<ConnectionRow> {
    const connection = await this.#use.store.find(id);
    if (connection === undefined) throw connectionNotFound();
    return connection;
  }
}

function requireClient({ clientId, sealedClientSecret }: ConnectionRow) {
  if (clientId !== null && sealedClientSecret !== null) return { clientId, sealedClientSecret };
  throw new ProvisioningError({
    code: 'provisioning.oauth_client_missing',
    status: 409,
    what: 'The connection does not know the Slack app to ask through.',
    meaning: 'Slack gives a token to an app, by its client id and client secret.',
    remedy: 'Give both to the connection, from the page "Basic Information" of the app at api.slack.com.',
  });
}

/** Both halves are 256 random bits; the hash tells neither. */
function stateOf(ticket: string, browser: string): string {
  return createHash('sha256').update(`countersign oauth ${ticket} ${browser}`).digest('base64url');
}

function isEqual(given: string, wanted: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(wanted)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function linkOver(): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.oauth_link_over',
    status: 410,
    what: 'This link is over.',
    meaning: 'It works once, for ten minutes. Nothing was changed.',
    remedy: 'Ask for a new one: countersign connection oauth, or from whoever gave you this one.',
  });
}

function foreignBrowser(): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.oauth_foreign_browser',
    status: 403,
    what: 'Slack’s answer does not belong to a request of this browser.',
    meaning: 'Nothing was changed: a workspace is connected only where somebody asked for it.',
    remedy: 'Open the link again, and stay in the same browser until Slack sends you back.',
  });
}

function declined(): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.oauth_declined',
    status: 403,
    what: 'Slack gave no permission.',
    meaning: 'Somebody pressed Cancel there, or Slack did not let them decide. Nothing was changed.',
    remedy: 'Ask for a new link, and have an owner of the workspace open it.',
  });
}
