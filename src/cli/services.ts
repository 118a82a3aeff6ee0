import type { ApiServices } from '../api';
import type { MasterKeys } from '../certificates';
import type { ConnectionWork, ImportRunner } from '../provisioning';
import type { SetupService } from '../sign-in';

/** The use cases that commands call; the composition root joins them. Most are those of the API too. */
export type Services = ApiServices & {
  importRunner: ImportRunner;
  masterKeys: MasterKeys;
  mirroring: ConnectionWork;
  setup: SetupService;
};
