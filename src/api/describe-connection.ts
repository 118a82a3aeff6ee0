import type { z } from 'zod';
import type { connection as connectionSchema } from '../contracts';
import type { Connection } from '../provisioning';

/**
 * A connection as it is shown: with the address that Slack has to know for OAuth.
 *
 * @param redirectUrl where Slack sends an administrator's browser back to
 */
export function describeConnection(connection: Connection, redirectUrl: string): z.output<typeof connectionSchema> {
  const { capabilities, scopeRevision, approvedScopeRevision } = connection;
  return {
    ...connection,
    capabilities: capabilities && {
      ...capabilities,
      scopes: [...capabilities.scopes],
      capabilities: [...capabilities.capabilities],
    },
    redirectUrl,
    needsApproval: scopeRevision > approvedScopeRevision,
  };
}
