export { type AuditEvent, recordAudit, recordAudits } from './record-audit';
