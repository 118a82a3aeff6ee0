import { newId, randomToken } from '../../core';
import type { BindingMail } from './sso-data';

/** How long a link is good (Slack facts, SAML §6). */
export const bindingLinkHours = 72;

/** Mails with links that bind accounts to the identity provider: nobody gets them, a page shows them. */
export class BindingMails {
  readonly #around: { now(): Date; touch(): void };
  readonly #mails: BindingMail[];

  constructor(stored: readonly BindingMail[], around: { now(): Date; touch(): void }) {
    this.#mails = [...stored];
    this.#around = around;
  }

  /** In the order they were sent. */
  get all(): readonly Readonly<BindingMail>[] {
    return this.#mails;
  }

  send(memberId: string): Readonly<BindingMail> {
    const sentAt = this.#around.now();
    const expiresAt = new Date(sentAt.getTime() + bindingLinkHours * 3_600_000);
    const mail = { id: newId(), memberId, token: randomToken(), sentAt, expiresAt };
    this.#mails.push(mail);
    this.#around.touch();
    return mail;
  }

  /** The mail whose link this is, if it may still be followed. */
  findOpen(token: string): Readonly<BindingMail> | undefined {
    const now = this.#around.now();
    return this.#mails.find((mail) => mail.token === token && mail.usedAt === undefined && mail.expiresAt > now);
  }

  /** Every link of an account is used up when the account is bound. */
  useUp(memberId: string): void {
    for (const mail of this.#mails) if (mail.memberId === memberId) mail.usedAt ??= this.#around.now();
    this.#around.touch();
  }

  toJSON(): BindingMail[] {
    return this.#mails;
  }
}
