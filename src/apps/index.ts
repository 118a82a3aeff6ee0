export { type AccessAnswer, type AccessRefusal, AccessService } from './access-service';
export type { AuthorisedPerson, Tile } from './access-store';
export type { AcsEndpoint, App, AppKind, SpCertificate } from './app';
export { AppAddressService } from './app-address-service';
export { AppAttributeService } from './app-attribute-service';
export { AppError, type AppErrorCode } from './app-error';
export { AppService, type AppServiceCollaborators, type KeepFirstKey } from './app-service';
export { type AppSettings, appSettingsSchema } from './app-settings';
export { AppStore, type AuthorisedGroup } from './app-store';
export type {
  AttributeFault,
  AttributeRule,
  AttributeSourceKind,
  AttributeSubject,
  AttributeUser,
  ResolvedAttribute,
} from './attribute-rule';
export { AttributeTrialService } from './attribute-trial-service';
export { authorisedCondition, authorisedPeople } from './authorised-condition';
export type { ReadSpCertificate } from './check-app';
export { compileAttributeRules, type ResolveAttributes, rulesNeedGroups } from './compile-attribute-rules';
export { createMetadataFetcher } from './fetch-metadata';
export { deriveNameId } from './name-id';
export { type PreparedRow, RowCheck, type RowCheckPage, type TriedRow } from './row-check';
export { parseSlackDomain } from './slack-preset';
export { sourceFault } from './source-fault';
export type { ReadSpMetadata, SpMetadata } from './sp-metadata';
export { nestedGroupNames, SubjectStore } from './subject-store';
