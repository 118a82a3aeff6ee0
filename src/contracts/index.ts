export { type AccountAttribute, accountAttributes } from './account-attributes';
export {
  type ActivityEntry,
  type ActivityFilter,
  type ActivityOutcome,
  type ActivitySource,
  activityEntry,
  activityExportQuery,
  activityFilter,
  activityOutcomes,
  activityPage,
  activityQuery,
  type NewSavedFilter,
  newSavedFilter,
  type SavedFilter,
  savedFilter,
  savedFilterList,
} from './activity';
export { administratorList, caller, type Role, roleChange, roleDescriptions, roles } from './administrators';
export { type AddressChange, addressChange, appAddresses, type StartAddress, startAddress } from './app-addresses';
export {
  type AppRegistration,
  appDetail,
  appDetailPage,
  appRegistration,
  appsOfGroup,
  authorisedGroups,
  changedNameIds,
  lostAccess,
  registeredApp,
} from './app-registration';
export {
  type AppPatch,
  type AppSettings,
  access,
  appAccessPage,
  appPatch,
  appQuery,
  appReach,
  appSettings,
  type NameIdImport,
  type NewSamlApp,
  type NewSamlAppFromMetadata,
  type NewSlackApp,
  nameIdImport,
  newSamlApp,
  newSamlAppFromMetadata,
  newSlackApp,
} from './apps';
export {
  type AttributeRulePatch,
  attributeCheck,
  attributeNameFormat,
  attributeOrder,
  attributeRule,
  attributeRuleChange,
  attributeRulePatch,
  attributeTrial,
  type NewAttributeRule,
  newAttributeRule,
  triedAttribute,
} from './attributes';
export { auditPage, auditQuery, auditVerification, auditVerifyQuery } from './audit';
export {
  accountClasses,
  accountQuery,
  accountStates,
  bindingConfirmation,
  bindingCounts,
  bindingDecision,
  bindingQuery,
  bindingSeen,
  bindingStates,
  changedLinks,
  classifiedAccountPage,
  confirmedBindings,
  linksSent,
  personBinding,
  personBindingPage,
} from './bindings';
export { type CapabilityName, capabilityNames } from './capabilities';
export { newSigningKey, signingKey, signingKeyImport, signingKeyList } from './certificates';
export { type ConnectionSettings, connectionSettings } from './connection-settings';
export {
  type ConnectionGroupPatch,
  type ConnectionPatch,
  connection,
  connectionGroup,
  connectionGroupPatch,
  connectionGroups,
  connectionPage,
  connectionPatch,
  connectionQuery,
  connectionToken,
  type MappingRow,
  type MappingTable,
  mappingApply,
  mappingCheck,
  mappingRowChange,
  mappingTable,
  mappingTrial,
  type NewConnection,
  type NewMappingRow,
  newConnection,
  newMappingRow,
  oauthStart,
  pauseReason,
} from './connections';
export { csvExportQuery, csvImportQuery, csvPlan } from './csv';
export { cutover, cutoverReport, cutoverSignIns, newCutover } from './cutovers';
export {
  addressParts,
  addressTypes,
  customAttribute,
  customAttributeTypes,
  type GroupPatch,
  group,
  groupOfUser,
  groupPage,
  groupPatch,
  memberPage,
  memberQuery,
  type NewCustomAttribute,
  type NewGroup,
  type NewUser,
  newGroup,
  newUser,
  phoneTypes,
  searchQuery,
  type UserPatch,
  type UserState,
  user,
  userPage,
  userPatch,
  userQuery,
  userStates,
} from './directory';
export {
  type EventKind,
  eventExportQuery,
  eventKinds,
  eventQuery,
  provisioningEvent,
  provisioningEventPage,
} from './events';
export { faultsOf } from './faults-of';
export {
  createdHandover,
  type Handover,
  handoverList,
  newHandover,
  type SlackSetting,
  type SlackSettings,
  slackSettings,
} from './handover';
export { email, groupName, username } from './identifiers';
export { accountImport, accountImportPage, accountSelection, importPreviews, realTimeImportLimit } from './imports';
export { instant } from './instant';
export { mirrorStatus, nowTrace, provisionNow, switchOffPreview, userNamePreviewPage, userNameQuery } from './mirror';
export { pageQuery } from './page';
export { type NewPerson, newPerson, passwordReset } from './person';
export {
  failureRetry,
  operationKinds,
  plan,
  planApproval,
  planPage,
  planSummary,
  progress,
  retriedFailures,
  run,
  runDetail,
  runPage,
  runProgress,
  runQuery,
  step,
  stepPage,
  stepQuery,
  stepStates,
} from './plans';
export { problem } from './problem';
export { deactivation, keptAccess } from './removal';
export { seenQuery } from './revision';
export { rowCheck } from './row-check';
export { inWords } from './say-issue';
export { type Scope, scopeDescriptions, scopes } from './scope';
export { endedSessions, sessionList } from './session';
export type { ConnectionSettingsPatch } from './settings-patch';
export { status } from './status';
export { lineOfText, linesOfText } from './text';
export { createdToken, type NewToken, newToken, type Token, token, tokenPage } from './token';
export {
  preflight,
  preview,
  signInDays,
  signInDaysQuery,
  trace,
  tracePage,
  traceQuery,
} from './trace';
export {
  createdWebhook,
  deliveryQuery,
  type NewWebhook,
  newWebhook,
  type Webhook,
  type WebhookDelivery,
  webhook,
  webhookDelivery,
  webhookDeliveryPage,
  webhookList,
  webhookSwitch,
} from './webhooks';
