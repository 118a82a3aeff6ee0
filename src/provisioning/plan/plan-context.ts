import type { ConnectionSettings } from '../../contracts';
import type { OperationId } from '../../core';
import type { Mapping } from '../mapping/mapping';
import type { Capabilities } from '../target/capability';

/** What holds for everybody in a plan. */
export type PlanContext = {
  settings: Pick<ConnectionSettings, 'activeRule' | 'matching' | 'pushGroups' | 'protectedAccountIds'>;
  mapping: Mapping;
  capabilities: Capabilities;
  newOperationId: () => OperationId;
};
