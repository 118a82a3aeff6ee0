import { Directory1763856000001 } from './1763856000001-directory';
import { Audit1763856000002 } from './1763856000002-audit';
import { Apps1763856000003 } from './1763856000003-apps';
import { Certificates1763856000004 } from './1763856000004-certificates';
import { SignIn1763856000005 } from './1763856000005-sign-in';
import { Saml1763856000006 } from './1763856000006-saml';
import { Api1763856000007 } from './1763856000007-api';
import { Sealing1763856000008 } from './1763856000008-sealing';
import { DirectorySearch1763856100001 } from './1763856100001-directory-search';
import { SignInStates1763856200001 } from './1763856200001-sign-in-states';
import { Provisioning1764100000001 } from './1764100000001-provisioning';
import { OrderedChanges1764100000002 } from './1764100000002-ordered-changes';
import { ProvisioningWork1764100000201 } from './1764100000201-provisioning-work';
import { ConnectionAccess1764100000301 } from './1764100000301-connection-access';
import { AccountsAndImports1764100000302 } from './1764100000302-accounts-and-imports';
import { Administrators1764100000401 } from './1764100000401-administrators';
import { Handovers1764100000402 } from './1764100000402-handovers';
import { ProvisioningEvents1764100000501 } from './1764100000501-provisioning-events';
import { Webhooks1764100000502 } from './1764100000502-webhooks';
import { ConnectionRevision1764100000603 } from './1764100000603-connection-revision';
import { CertificateCutovers1764100000611 } from './1764100000611-certificate-cutovers';
import { PlanReach1764200000001 } from './1764200000001-plan-reach';
import { LeaverLatency1764200000002 } from './1764200000002-leaver-latency';
import { ConflictingBindings1764200000003 } from './1764200000003-conflicting-bindings';
import { BindingsByState1764200000004 } from './1764200000004-bindings-by-state';
import { Activity1764200000101 } from './1764200000101-activity';
import { ActivityFilters1764200000102 } from './1764200000102-activity-filters';
import { AppAddresses1764200000201 } from './1764200000201-app-addresses';
import { DirectoryRevisions1764200000202 } from './1764200000202-directory-revisions';
import { SearchEnds1764200000203 } from './1764200000203-search-ends';
import { UsersByState1764200000204 } from './1764200000204-users-by-state';
import { GroupsScope1764200000205 } from './1764200000205-groups-scope';
import { AppSetUp1764200000301 } from './1764200000301-app-set-up';
import { MadeAccounts1764200000302 } from './1764200000302-made-accounts';
import { UnboundAccounts1764200000303 } from './1764200000303-unbound-accounts';

/** Every migration, oldest first. A merged one is never edited: a change is a new one. */
export const migrations = [
  Directory1763856000001,
  Audit1763856000002,
  Apps1763856000003,
  Certificates1763856000004,
  SignIn1763856000005,
  Saml1763856000006,
  Api1763856000007,
  Sealing1763856000008,
  DirectorySearch1763856100001,
  SignInStates1763856200001,
  Provisioning1764100000001,
  OrderedChanges1764100000002,
  ProvisioningWork1764100000201,
  ConnectionAccess1764100000301,
  Administrators1764100000401,
  Handovers1764100000402,
  AccountsAndImports1764100000302,
  ProvisioningEvents1764100000501,
  Webhooks1764100000502,
  ConnectionRevision1764100000603,
  PlanReach1764200000001,
  CertificateCutovers1764100000611,
  Activity1764200000101,
  ActivityFilters1764200000102,
  LeaverLatency1764200000002,
  ConflictingBindings1764200000003,
  BindingsByState1764200000004,
  AppAddresses1764200000201,
  DirectoryRevisions1764200000202,
  SearchEnds1764200000203,
  UsersByState1764200000204,
  GroupsScope1764200000205,
  AppSetUp1764200000301,
  MadeAccounts1764200000302,
  UnboundAccounts1764200000303,
];
