export { type AccessAnswer, type AccessRefusal, AccessService } from './access-service';
export type { AuthorisedPerson } from './access-store';
export type { AcsEndpoint, App, SpCertificate } from './app';
export { AppAddressService } from './app-address-service';
export { AppAttributeService } from './app-attribute-service';
export { AppService } from './app-service';
export type { AppSettings } from './app-settings';
export { AppStore } from './app-store';
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
export { compileAttributeRules, type ResolveAttributes, rulesNeedGroups } from './compile-attribute-rules';
export { opensCondition, refusalSql } from './entry-condition';
export { createMetadataFetcher } from './fetch-metadata';
export { deriveNameId } from './name-id';
export { type PreparedRow, RowCheck, type RowCheckPage, type TriedRow } from './row-check';
export { parseSlackDomain } from './slack-preset';
export { sourceFault } from './source-fault';
export type { SpMetadata } from './sp-metadata';
export { nestedGroupNames, SubjectStore } from './subject-store';
