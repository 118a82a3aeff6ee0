export type { Connection, ConnectionState, StateReason } from './connection/connection';
export type { GroupOperation, MemberRef, Operation, OperationKind, Phase, ValueChanges } from './plan/operation';
export type { GuardBreach, Plan, PlanConflict, PlanNotice, PlanRefusal } from './plan/plan';
export {
  type AccountAttribute,
  type AccountKind,
  type AccountRank,
  type AccountValues,
  accountAttributes,
  type RemoteAccount,
  type RemoteGroup,
  type UsergroupDetails,
} from './target/account';
export { type Capabilities, type Capability, type CapabilityName, capabilityNames } from './target/capability';
export type { AccountChange, MemberOutcome, ProvisioningTarget } from './target/provisioning-target';
export type { OpenTarget, TargetAccess } from './target/target-access';
export { TargetError, type TargetErrorCode, type TargetErrorKind } from './target/target-error';
export type { OAuthClient, OAuthGrant, TargetOAuth } from './target/target-oauth';
