export { AccountListStore } from './binding/account-list-store';
export type { AccountSummary, BindingState, ClassifiedAccount, PersonBinding } from './binding/binding';
export { BindingService } from './binding/binding-service';
export { BindingStore } from './binding/binding-store';
export { OwnAccountStore } from './binding/own-account-store';
export { PeopleListStore } from './binding/people-list-store';
export { SignInFollower } from './binding/sign-in-follower';
export { SignInStore } from './binding/sign-in-store';
export type { AllowedOrigins } from './connection/check-origin';
export type { Connection, ConnectionState, StateReason } from './connection/connection';
export { type ConnectionAction, ConnectionChanges } from './connection/connection-changes';
export { ConnectionGroupService } from './connection/connection-group-service';
export { type ConnectionGroup, ConnectionGroupStore } from './connection/connection-group-store';
export { ConnectionService } from './connection/connection-service';
export { ConnectionStateService } from './connection/connection-state-service';
export { ConnectionStore } from './connection/connection-store';
export { ConnectionTargets } from './connection/connection-targets';
export { HealthCheck } from './connection/health-check';
export { MappingService } from './connection/mapping-service';
export { MappingStore } from './connection/mapping-store';
export { MappingTrialService } from './connection/mapping-trial-service';
export { createOAuthRouter } from './connection/oauth-routes';
export { OAuthService } from './connection/oauth-service';
export { OAuthStore } from './connection/oauth-store';
export { connectionSealedColumns } from './connection/sealed-columns';
export { TokenService } from './connection/token-service';
export { TokenTrial } from './connection/token-trial';
export { EventService } from './events/event-service';
export { EventStore } from './events/event-store';
export { AccountStore } from './gather/account-store';
export { GroupsStore } from './gather/groups-store';
export { PeopleStore } from './gather/people-store';
export { PlanMaker } from './gather/plan-maker';
export { GuardStore } from './guards/guard-store';
export { judgePlan } from './guards/judge-plan';
export type { PlanTotals } from './guards/plan-totals';
export { ImportRunner } from './import/import-runner';
export { type AccountSelection, ImportService, importNote } from './import/import-service';
export { type AccountImport, ImportStore } from './import/import-store';
export { createImportWorker } from './import/import-worker';
export { compileMapping } from './mapping/compile-mapping';
export { defaultMapping } from './mapping/default-mapping';
export type { MappedValues, Mapping, MappingFault } from './mapping/mapping';
export { mappingFaults } from './mapping/mapping-faults';
export { type ApplyRule, applyRules, type MappingRow } from './mapping/mapping-row';
export { type AccountClass, accountClasses } from './matching/account-class';
export { findAccount, type SeekerFacts } from './matching/find-account';
export type { Match } from './matching/match-person';
export { emailKey, type WantedSignals, wantedSignals } from './matching/wanted-signals';
export { type NowSubject, type NowTrace, ProvisionNowService } from './now/provision-now-service';
export type { TraceLine } from './now/trace-lines';
export { type MirrorStatus, MirrorStatusStore } from './overview/status-store';
export { UserNameService } from './overview/user-name-service';
export { UserNameStore } from './overview/user-name-store';
export { desireOf } from './plan/active-rule';
export { DecisionStore } from './plan/decision-store';
export { heldDigest, wantedDigest } from './plan/digests';
export type { GroupFacts, GroupLink, HeldGroup, HeldMember, WantedMember } from './plan/group-facts';
export type { GroupPlan, LinkDecision } from './plan/group-plan';
export { isUpToDate } from './plan/is-up-to-date';
export { memberStanding, type StandingFacts } from './plan/member-standing';
export type {
  AccountOperation,
  GroupOperation,
  MatchSignal,
  MemberRef,
  Operation,
  OperationKind,
  Phase,
  ValueChange,
  ValueChanges,
} from './plan/operation';
export type {
  AccountDigest,
  BindingFacts,
  CandidateAccount,
  DirectoryFacts,
  HeldAccount,
  PersonDigestFacts,
  PersonFacts,
} from './plan/person-facts';
export type { BindingDecision, Desire, PersonCounts, PersonPlan } from './plan/person-plan';
export type { GuardBreach, Plan, PlanConflict, PlanNotice, PlanRefusal } from './plan/plan';
export type { PlanContext } from './plan/plan-context';
export { planGroup } from './plan/plan-group';
export { PlanHash } from './plan/plan-hash';
export { planPerson } from './plan/plan-person';
export { reachOf } from './plan/plan-reach';
export { type PlanProgress, PlanService, type StepQuery } from './plan/plan-service';
export { PlanStore } from './plan/plan-store';
export { sameValue } from './plan/same-value';
export { SavePlan } from './plan/save-plan';
export type { PlanCounts, PlanKind, PlanState, PlanSubject, Run, RunState, SavedPlan } from './plan/saved-plan';
export { StaleCheck } from './plan/stale-check';
export { type SuspensionPreview, SuspensionPreviewService } from './preview/suspension-preview';
export { ProvisioningError, type ProvisioningErrorCode } from './provisioning-error';
export { RemovalPlanner } from './removal/removal-planner';
export { RemovalService } from './removal/removal-service';
export { type KeptAccess, type ManagedPerson, RemovalStore } from './removal/removal-store';
export { takeDownPerson } from './removal/take-down-person';
export { DependentsStore } from './run/dependents-store';
export { EndSteps } from './run/end-steps';
export { FailureStore } from './run/failure-store';
export { MirrorStore } from './run/mirror-store';
export { RunService } from './run/run-service';
export { RunStore } from './run/run-store';
export type { Step, StepError, StepResult, StepState } from './run/step';
export { type ChangeNames, StepNames } from './run/step-names';
export { StepPerformer } from './run/step-performer';
export { StepStore } from './run/step-store';
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
export type { DoneStep, TakeBack } from './undo/take-back';
export { type GroupNow, takeBackGroup } from './undo/take-back-group';
export { takeBackPerson } from './undo/take-back-person';
export { UndoPlanner } from './undo/undo-planner';
export { UndoService } from './undo/undo-service';
export { buildUserName, fitsSource } from './usernames/build-user-name';
export { sayUserName } from './usernames/say-user-name';
export { type NameChoice, type NameNote, type NameSeeker, settleNames } from './usernames/settle-names';
export { type NameHolder, TakenNames } from './usernames/taken-names';
export { DeliveryStore } from './webhook/delivery-store';
export { createPostEvent } from './webhook/post-event';
export { WebhookSender } from './webhook/webhook-sender';
export { WebhookService, webhookSecretColumn } from './webhook/webhook-service';
export { WebhookStore } from './webhook/webhook-store';
export { createWebhookWorker } from './webhook/webhook-worker';
export { Alarm } from './work/alarm';
export { ConnectionWork, type WorkOutcome } from './work/connection-work';
export { FeedIntake } from './work/feed-intake';
export { FeedStore } from './work/feed-store';
export { LanePicker } from './work/lane-picker';
export { LeaseStore } from './work/lease-store';
export { type NextOccurrence, nextOccurrence } from './work/next-occurrence';
export { QueueStore } from './work/queue-store';
export { ReconcileStore } from './work/reconcile-store';
export { Reconciler } from './work/reconciler';
export { TouchedPlanner } from './work/touched-planner';
export { TouchedStore } from './work/touched-store';
export { Worker } from './work/worker';
