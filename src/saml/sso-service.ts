import { hash } from 'node:crypto';
import { newId } from '../core';
import { alreadyAnswered, answerRequest, keepWaiting } from './answer-request';
import type { IncomingMessage } from './bindings/message';
import { chooseAcsUrl } from './checks/check-acs';
import { checkAuthnContext } from './checks/check-authn-context';
import { checkDestination } from './checks/check-destination';
import { checkIssueInstant } from './checks/check-issue-instant';
import { checkIssuer } from './checks/check-issuer';
import { checkNameIdPolicy } from './checks/check-name-id-policy';
import { checkSignature } from './checks/check-signature';
import { SamlRequestError } from './errors';
import { type AuthnRequest, parseAuthnRequest } from './parse-authn-request';
import type { PreparedApp } from './prepared-apps';
import type { NewRequest, PendingRequest, StoredRequest } from './request-store';
import { strongestAuthnContext } from './sign-in-decision';
import { type Attempt, identify, runAttempt, type SsoDependencies, type SsoOutcome, type Visitor } from './sso-attempt';
import { Trace } from './trace';

/**
 * Signs people in to apps: from a request of the app, from a stored request after sign-in, or from our own portal.
 * Nothing here knows HTTP. Every attempt leaves a trace, and each refusal is audited like a success (R82).
 */
export class SsoService {
  readonly #use: SsoDependencies;

  constructor(dependencies: SsoDependencies) {
    this.#use = dependencies;
  }

  /**
   * Takes an AuthnRequest. In this order: the message, the app, who sent it, whether it may be believed, where the
   * answer goes, what it asks for; then the answer, or sign-in first.
   *
   * @param read decodes the message; it may refuse, and that refusal is traced as well
   */
  receive(slug: string, visitor: Visitor, read: () => IncomingMessage): Promise<SsoOutcome> {
    const attempt = this.#newAttempt(visitor);
    return runAttempt(this.#use, attempt, async () => {
      const message = read();
      attempt.trace.pass('message read', `${message.binding}, ${message.xml.length} characters`);
      const prepared = await identify(this.#use, attempt, slug, 'request');

      const request = this.#believe(attempt, prepared, message);
      const pending = toPending(slug, request, chooseAcsUrl(request, prepared.app), message.relayState);
      attempt.pending = pending;
      attempt.trace.pass('answer goes to', pending.acsUrl);
      checkNameIdPolicy(request, prepared.app);
      checkAuthnContext(request.requestedAuthnContext, strongestAuthnContext);

      const open = { fresh: true, request: this.#toNewRequest(prepared, pending, attempt.now, message.xml) } as const;
      // A cross-site POST carries no session cookie (SameSite=Lax); the redirect that follows does (R43).
      if (message.binding === 'post') return keepWaiting(this.#use, attempt, open, 'resume');
      return answerRequest(this.#use, attempt, open);
    });
  }

  /** Goes on with a stored request: after sign-in, or after a POST. */
  async resume(requestId: string, visitor: Visitor): Promise<SsoOutcome> {
    const stored = await this.#use.requests.find(requestId);
    const attempt = this.#newAttempt(visitor, stored);
    return runAttempt(this.#use, attempt, async () => {
      const pending = checkOpen(stored, attempt.now);
      attempt.trace.pass('resumed');
      const origin = pending.requestId === undefined ? 'start' : 'request';
      const prepared = await identify(this.#use, attempt, pending.slug, origin);
      // An address may have been retired and given to another app meanwhile: nothing of this one's goes there.
      if (prepared.app.id !== stored?.appId) throw alreadyAnswered(undefined);
      attempt.pending = pending;
      const receivedAt = stored?.receivedAt ?? attempt.now;
      return answerRequest(this.#use, attempt, { fresh: false, request: { id: requestId, receivedAt, pending } });
    });
  }

  /**
   * Starts from our side (IdP-initiated): unsolicited, to the app's default endpoint, under the address that the service
   * provider is known to have, whichever of the app's addresses the start came by.
   */
  launch(slug: string, visitor: Visitor): Promise<SsoOutcome> {
    const attempt = this.#newAttempt(visitor);
    return runAttempt(this.#use, attempt, async () => {
      const prepared = await identify(this.#use, attempt, slug, 'start');
      const pending = toPending(prepared.app.slug, undefined, chooseAcsUrl({}, prepared.app), undefined);
      attempt.pending = pending;
      attempt.trace.pass('started here', pending.acsUrl);
      const request = this.#toNewRequest(prepared, pending, attempt.now, '');
      return answerRequest(this.#use, attempt, { fresh: true, request });
    });
  }

  /** Everything that must hold before a request counts as the app's own, made now, for us. */
  #believe(attempt: Attempt, prepared: PreparedApp, message: IncomingMessage): AuthnRequest {
    const unproven = parseAuthnRequest(message.xml);
    attempt.trace.pass('request parsed', `ID ${unproven.id}`);
    checkIssuer(unproven, prepared.app);
    const { request, verified } = checkSignature(message, unproven, prepared.app);
    checkIssuer(request, prepared.app);
    attempt.trace.pass('signature checked', verified ? 'valid' : 'none, and none is required');
    checkDestination(request, prepared.ssoUrl, verified);
    checkIssueInstant(request, attempt.now, this.#use.settings.requestAgeSeconds);
    return request;
  }

  #newAttempt(visitor: Visitor, stored?: StoredRequest): Attempt {
    const now = this.#use.clock.now();
    const earlier =
      stored === undefined
        ? undefined
        : { code: stored.trace.code, steps: stored.trace.steps, firstStartedAt: stored.trace.startedAt };
    return { trace: new Trace(now, earlier), visitor, now };
  }

  /** Remembered at least as long as any clock would take the request again (R15). */
  #toNewRequest(prepared: PreparedApp, pending: PendingRequest, now: Date, xml: string): NewRequest {
    const { pendingRequestSeconds, requestAgeSeconds } = this.#use.settings;
    const keepSeconds = Math.max(pendingRequestSeconds, 2 * requestAgeSeconds + 60);
    return {
      id: newId(),
      appId: prepared.app.id,
      contentHash: hash('sha256', xml, 'buffer'),
      receivedAt: now,
      expiresAt: new Date(now.getTime() + keepSeconds * 1000),
      pending,
    };
  }
}

function toPending(
  slug: string,
  request: AuthnRequest | undefined,
  acsUrl: string,
  relayState: string | undefined,
): PendingRequest {
  return {
    slug,
    requestId: request?.id,
    acsUrl,
    relayState,
    forceAuthn: request?.forceAuthn ?? false,
    isPassive: request?.isPassive ?? false,
    requestedAuthnContext: request?.requestedAuthnContext,
    subject: request?.subject,
  };
}

function checkOpen(stored: StoredRequest | undefined, now: Date): PendingRequest {
  if (stored?.pending === undefined || stored.consumedAt !== undefined) throw alreadyAnswered(undefined);
  if (stored.expiresAt.getTime() <= now.getTime()) {
    throw new SamlRequestError({
      code: 'saml.request_expired',
      status: 410,
      what: 'This sign-in has waited too long.',
      remedy: 'Start again from the app you want to open.',
    });
  }
  return stored.pending;
}
