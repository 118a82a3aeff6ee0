import type { Secret } from '../../core';
import type { Capabilities } from '../target/capability';
import { otherWorkspace, tokenRefused } from './connection-errors';
import type { ConnectionRow } from './connection-store';
import type { ConnectionTargets } from './connection-targets';

type Subject = Pick<
  ConnectionRow,
  'id' | 'webApiOrigin' | 'scimOrigin' | 'settings' | 'capabilities' | 'organisationId'
>;

/** Asks Slack about a token before it is kept, so that a slip of the hand never takes the place of one that works. */
export class TokenTrial {
  readonly #targets: ConnectionTargets;

  constructor(targets: ConnectionTargets) {
    this.#targets = targets;
  }

  /**
   * @returns what Slack says the token can do
   * @throws ProvisioningError `provisioning.token_refused`, `provisioning.other_workspace` (R106); TargetError when
   *   Slack cannot be asked
   */
  async probe(connection: Subject, token: Secret): Promise<Capabilities> {
    const found = await this.#targets.openWith({ ...connection, capabilities: null }, token).probe();
    const { organisation, owner } = found;
    if (organisation === null && owner === null) throw tokenRefused(reasonOf(found));
    requireSameWorkspace(connection, found);
    return found;
  }
}

/** @throws ProvisioningError `provisioning.other_workspace` */
export function requireSameWorkspace(
  { organisationId, capabilities }: Pick<Subject, 'organisationId' | 'capabilities'>,
  found: Capabilities,
): void {
  if (organisationId === null || found.organisation === null || found.organisation.id === organisationId) return;
  const known = capabilities?.organisation;
  const expected = known?.id === organisationId ? known.name || organisationId : organisationId;
  throw otherWorkspace(expected, found.organisation.name || found.organisation.id);
}

function reasonOf({ capabilities }: Capabilities): string {
  return capabilities.find(({ name }) => name === 'scim')?.reason ?? '';
}
