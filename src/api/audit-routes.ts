import type { AuditService } from '../audit';
import { auditPage, auditQuery, auditVerification, auditVerifyQuery } from '../contracts';
import { invalidInput } from './check-input';
import { listErrors } from './error-codes';
import { type ApiRoute, route } from './route';
import { toWirePage } from './wire-page';

const tag = 'Audit';

/** The audit record: who did what, and the proof that nobody touched it (R80). */
export function auditRoutes({ audit }: { audit: AuditService }): ApiRoute[] {
  return [
    route(
      {
        operationId: 'listAuditEvents',
        method: 'get',
        path: '/audit',
        scope: 'audit:read',
        tag,
        summary: 'List events, newest first',
        description: 'An event shows up about a second after the act.',
        query: auditQuery,
        responses: {
          success: { status: 200, description: 'One page of events.', schema: auditPage },
          errors: listErrors,
        },
      },
      async ({ query }) => toWirePage(await audit.list(query)),
    ),
    route(
      {
        operationId: 'verifyAudit',
        method: 'get',
        path: '/audit/verification',
        scope: 'audit:read',
        tag,
        summary: 'Verify the chain of the audit record',
        description:
          'Give `seq` and `hash` of a head noted earlier to be told also whether the chain still holds it. One at a time.',
        query: auditVerifyQuery,
        responses: {
          success: { status: 200, description: 'What was found.', schema: auditVerification },
          errors: { 409: ['audit.verification_running'] },
        },
      },
      ({ query: { seq, hash } }) => {
        if ((seq === undefined) !== (hash === undefined)) {
          throw invalidInput([{ path: seq === undefined ? 'seq' : 'hash', message: 'is missing: give both or none' }]);
        }
        return audit.verify(seq === undefined || hash === undefined ? undefined : { seq, hash });
      },
    ),
  ];
}
