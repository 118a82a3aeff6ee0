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
  activitySources,
  type NewSavedFilter,
  newSavedFilter,
  type SavedFilter,
  savedFilter,
  savedFilterList,
} from './activity';
export {
  administrator,
  administratorList,
  caller,
  type Role,
  role,
  roleChange,
  roleDescriptions,
  roles,
} from './administrators';
export { type AddressChange, addressChange, appAddresses, type StartAddress, startAddress } from './app-addresses';
export {
  type AppRegistration,
  appDetail,
  appDetailPage,
  appRegistration,
  appsOfGroup,
  authorisedGroups,
  changedNameIds,
  registeredApp,
} from './app-registration';
export {
  type AppPatch,
  type AppSettings,
  access,
  acsEndpoint,
  app,
  appAccessPage,
  appPatch,
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
  slug,
  spCertificate,
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
export { auditEntry, auditPage, auditQuery, auditVerification, auditVerifyQuery } from './audit';
export {
  accountClasses,
  accountQuery,
  bindingConfirmation,
  bindingCounts,
  bindingDecision,
  bindingQuery,
  bindingStates,
  changedLinks,
  classifiedAccount,
  classifiedAccountPage,
  confirmedBindings,
  linksSent,
  personBinding,
  personBindingPage,
  remoteAccount,
} from './bindings';
export { type CapabilityName, capabilities, capabilityNames } from './capabilities';
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
  connectionState,
  connectionToken,
  type MappingRow,
  type MappingTable,
  mappingApply,
  mappingCheck,
  mappingRow,
  mappingRowChange,
  mappingTable,
  mappingTrial,
  type NewConnection,
  type NewMappingRow,
  newConnection,
  newMappingRow,
  oauthStart,
  pauseReason,
  stateReason,
} from './connections';
export { csvExportQuery, csvImportQuery, csvPlan } from './csv';
export { cutover, cutoverReport, cutoverSignIns, newCutover } from './cutovers';
export {
  address,
  addressParts,
  addressTypes,
  customAttribute,
  customAttributeName,
  customAttributeTypes,
  customValues,
  type GroupPatch,
  group,
  groupOfUser,
  groupPage,
  groupPatch,
  memberQuery,
  type NewCustomAttribute,
  type NewGroup,
  type NewUser,
  newGroup,
  newUser,
  phone,
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
  eventKind,
  eventKinds,
  eventQuery,
  provisioningEvent,
  provisioningEventPage,
} from './events';
export { faultsOf } from './faults-of';
export { createdHandover, type Handover, handover, handoverList, newHandover } from './handover';
export { email, groupName, username } from './identifiers';
export {
  accountImport,
  accountImportPage,
  accountSelection,
  importPreview,
  importPreviews,
  realTimeImportLimit,
} from './imports';
export { instant } from './instant';
export {
  mirrorStatus,
  nowTrace,
  provisionNow,
  suspensionPreview,
  userNamePreview,
  userNamePreviewPage,
  userNameQuery,
} from './mirror';
export { pageOf, pageQuery, pageQueryFields } from './page';
export { type NewPerson, newPerson, passwordReset } from './person';
export {
  failureRetry,
  guardBreach,
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
export { type Scope, scope, scopeDescriptions, scopes } from './scope';
export { endedSessions, session, sessionList } from './session';
export { type ConnectionSettingsPatch, connectionSettingsPatch } from './settings-patch';
export { status } from './status';
export { lineOfText, linesOfText, unsettable } from './text';
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
