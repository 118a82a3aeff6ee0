import type { z } from 'zod';
import type { ExpiryWatch, MasterKeys } from '../certificates';
import type { status } from '../contracts';
import type { Clock } from '../core';
import type { StatusStore } from './status-store';

type Collaborators = {
  store: StatusStore;
  clock: Clock;
  expiryWatch: ExpiryWatch;
  masterKeys: MasterKeys;
  /** Of the product. */
  version: string;
  /** Of the practice workspace that is served beside it; null where none is. */
  practiceUrl: string | null;
};

/** The installation at a glance, for administrators. */
export class StatusService {
  readonly #use: Collaborators;

  constructor(collaborators: Collaborators) {
    this.#use = collaborators;
  }

  async read(): Promise<z.output<typeof status>> {
    const { store, clock, expiryWatch, masterKeys, version, practiceUrl } = this.#use;
    const at = clock.now();
    const counts = await store.count(at);
    return {
      version,
      at,
      people: { all: counts.people, suspended: counts.suspended, administrators: counts.administrators },
      groups: counts.groups,
      apps: { all: counts.apps, enabled: counts.enabledApps },
      sessions: counts.sessions,
      practiceUrl,
      auditPending: counts.auditPending,
      masterKeyRotationPending: await masterKeys.rotationPending(),
      certificateWarnings: await expiryWatch.expiryWarnings(),
      mirrorWarnings: await store.mirrorWarnings(),
    };
  }
}
