export { AuditAppender } from './audit-appender';
export { AuditService } from './audit-service';
export { AuditStore } from './audit-store';
export { type AuditEvent, recordAudit, recordAudits } from './record-audit';
