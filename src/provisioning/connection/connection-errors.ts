import type { Fault } from '../../core';
import { ProvisioningError } from '../provisioning-error';
import type { Capability } from '../target/capability';
import type { ConnectionState } from './connection';

export function connectionNotFound(): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.connection_not_found',
    status: 404,
    what: 'There is no such connection.',
    remedy: 'List the connections; one is named by its id, or by the short name (slug) of its app.',
  });
}

export function connectionExists(): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.connection_exists',
    status: 409,
    what: 'This app has a connection already.',
    meaning: 'An app is one Slack workspace or organisation, and is mirrored once.',
    remedy: 'Change that connection, or give it a new token.',
  });
}

export function connectionInUse(state: ConnectionState): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.connection_in_use',
    status: 409,
    what: `The connection is ${state}: it cannot be deleted like this.`,
    meaning: 'Deleting it forgets which person is which account; what is in Slack would stay as it is.',
    remedy: 'Deactivate it first: that shows who keeps access, and asks what is to become of them.',
  });
}

export function appNotSlack(): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.app_not_slack',
    status: 409,
    what: 'Only an app of kind slack can be connected.',
    meaning: 'The app signs people in by SAML; there is nothing that could be mirrored into it.',
    remedy: 'Create an app of kind slack, or name one.',
  });
}

export function changedMeanwhile(): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.changed_meanwhile',
    status: 409,
    what: 'Somebody else has changed this connection since you looked at it.',
    meaning: 'Nothing of yours was saved, so that nothing of theirs is lost.',
    remedy: 'Look at what it is now, and save again if you still want to.',
  });
}

export function invalidInput(faults: readonly Fault[]): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.invalid_input',
    status: 400,
    what: faults.length === 1 ? 'The input has one fault.' : `The input has ${faults.length} faults.`,
    meaning: 'Nothing was changed.',
    remedy: 'Correct what is listed and send it again.',
    faults,
  });
}

export function originRefused(path: string): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.origin_refused',
    status: 400,
    what: 'Tokens are not sent to this address.',
    meaning: 'A connection goes to Slack itself; to a practice workspace only where the configuration allows its host.',
    remedy: 'Leave it out, or list the host in outbound.allowPrivateHosts of the configuration.',
    faults: [{ path, message: 'is neither Slack’s nor allowed by the configuration' }],
  });
}

export function tokenMissing(): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.token_missing',
    status: 409,
    what: 'The connection has no token.',
    meaning: 'Without one Slack answers nothing.',
    remedy: 'Give it a token, or let an administrator of Slack let you in by OAuth.',
  });
}

export function tokenRefused(reason: string): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.token_refused',
    status: 422,
    what: 'Slack does not accept this token.',
    meaning: `${reason} Nothing was changed: the token was not kept.`.trim(),
    remedy: 'Make a new one in Slack, as an owner, with the scope admin, and paste it whole.',
  });
}

export function otherWorkspace(expected: string, found: string): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.other_workspace',
    status: 409,
    what: `This token is for another workspace (${found}).`,
    meaning: `The connection is for ${expected}; its bindings would point to other people’s accounts. Nothing was changed.`,
    remedy: 'Give a token of the right workspace, or make an app and a connection of its own for this one.',
  });
}

export function capabilityMissing(missing: readonly Capability[]): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.capability_missing',
    status: 409,
    what: 'This token cannot do what mirroring needs.',
    meaning: 'The connection stays as it is.',
    remedy: 'Put right what is listed, then test again.',
    faults: missing.map(({ name, reason, remedy }) => ({ path: name, message: `${reason} ${remedy}`.trim() })),
  });
}

export function notConfirmed(appName: string): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.not_confirmed',
    status: 409,
    what: `To end the mirror of ${appName}, its name has to be typed exactly.`,
    meaning: 'Nothing was changed: everybody who has an account keeps it afterwards, whatever the directory says.',
    remedy: 'Look at who keeps access, then confirm with the name of the app.',
  });
}

export function stateUnfit(state: ConnectionState, remedy: string): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.state_unfit',
    status: 409,
    what: `The connection is ${state}: this cannot be done now.`,
    meaning: 'Nothing was changed.',
    remedy,
  });
}
