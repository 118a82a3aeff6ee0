export { type AccessAnswer, type AccessRefusal, AccessService } from './access-service';
export type { Tile } from './access-store';
export type { AcsEndpoint, App, AppKind, SpCertificate } from './app';
export { AppError, type AppErrorCode } from './app-error';
export { type AppSettings, appSettingsSchema, type NameIdSettings } from './app-settings';
export type {
  AttributeFault,
  AttributeRule,
  AttributeSourceKind,
  AttributeSubject,
  AttributeUser,
  ResolvedAttribute,
} from './attribute-rule';
export { authorisedCondition } from './authorised-condition';
export { compileAttributeRules, type ResolveAttributes, rulesNeedGroups } from './compile-attribute-rules';
export { deriveNameId } from './name-id';
export type { ReadSpMetadata, SpMetadata } from './sp-metadata';
