export { AuditAppender } from './audit-appender';
export { AuditError, type AuditErrorCode } from './audit-error';
export { AuditService, type NotedHead } from './audit-service';
export { type AuditEntry, type AuditFilter, AuditStore } from './audit-store';
export { type AuditEvent, recordAudit, recordAudits } from './record-audit';
export type { ChainFault, Verification } from './verify-chain';
