import { type AddressChange, addressChange, type StartAddress, startAddress } from '../contracts';
import type { Actor, AppId, Clock } from '../core';
import type { Database, Transaction } from '../db';
import type { App } from './app';
import { deleteAddress, replaceSlug, writeStartSlug } from './app-address-store';
import { AppChanges } from './app-changes';
import { addressInUse, addressNotFound, changedMeanwhile } from './app-errors';
import type { AppStore } from './app-store';
import { parseInput } from './parse-input';

/**
 * The addresses that an app is reached at. A service provider has our endpoint and our issuer written down, and somebody
 * has to change them there: so the old address answers as before, under the old issuer, until it is retired.
 */
export class AppAddressService {
  readonly #changes: AppChanges;
  readonly #clock: Clock;

  constructor(collaborators: { database: Database; clock: Clock; store: AppStore }) {
    this.#changes = new AppChanges(collaborators);
    this.#clock = collaborators.clock;
  }

  /**
   * Gives an app another slug. What starts from our side goes out under the address it went out under before: its
   * issuer is the one that the service provider still expects. The slug that the app has already changes nothing.
   *
   * @throws AppError `apps.app_not_found`, `apps.invalid_input`, `apps.slug_taken`, `apps.changed_meanwhile`
   */
  async changeAddress(actor: Actor, id: AppId, input: AddressChange): Promise<App> {
    const { slug, revision } = parseInput(addressChange, input);
    return this.#change(actor, id, 'apps.address_change', revision, async (tx, app) => {
      if (slug === app.slug) return;
      await replaceSlug(tx, app, slug, this.#clock.now());
      await writeStartSlug(tx, id, slug === app.startSlug ? undefined : app.startSlug);
    });
  }

  /**
   * Notes which of the app's addresses the service provider has written down: its issuer is what sign-ins carry that
   * start from our side. Nothing tells us by itself: anybody can send a request to either address.
   *
   * @throws AppError `apps.app_not_found`, `apps.invalid_input`, `apps.address_not_found`, `apps.changed_meanwhile`
   */
  async startFrom(actor: Actor, id: AppId, input: StartAddress): Promise<App> {
    const { slug, revision } = parseInput(startAddress, input);
    return this.#change(actor, id, 'apps.start_address_change', revision, async (tx, app) => {
      if (slug !== app.slug) requireOld(app, slug);
      await writeStartSlug(tx, id, slug === app.slug ? undefined : slug);
    });
  }

  /**
   * Ends an old address, in every process at once: requests that come by it are refused, those that wait for a sign-in
   * too. What started here under it goes out under the app's slug.
   *
   * @throws AppError `apps.app_not_found`, `apps.address_not_found`, `apps.address_in_use`
   */
  retire(actor: Actor, id: AppId, slug: string): Promise<App> {
    return this.#change(actor, id, 'apps.address_retire', undefined, async (tx, app) => {
      if (slug === app.slug) throw addressInUse();
      requireOld(app, slug);
      await deleteAddress(tx, id, slug);
    });
  }

  #change(
    actor: Actor,
    id: AppId,
    action: string,
    revision: number | undefined,
    work: (tx: Transaction, app: App) => Promise<void>,
  ): Promise<App> {
    return this.#changes.change(undefined, actor, id, action, async (tx, app) => {
      if (revision !== undefined && app.revision !== revision) throw changedMeanwhile();
      await work(tx, app);
    });
  }
}

function requireOld(app: App, slug: string): void {
  if (!app.oldAddresses.some((old) => old.slug === slug)) throw addressNotFound();
}
