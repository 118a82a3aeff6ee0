import { ProvisioningError } from '../provisioning-error';
import type { BindingState } from './binding';

export function accountTaken(): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.account_taken',
    status: 409,
    what: 'Somebody else has this account.',
    meaning: 'An account belongs to one person; two would write over each other. Nothing was changed.',
    remedy: 'Unbind it from the other person first.',
  });
}

export function accountNotFound(): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.account_not_found',
    status: 404,
    what: 'Slack has no such account, as far as it was read.',
    remedy: 'List the accounts; one that is new is known after the next reading.',
  });
}

export function accountUnfit(kind: string): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.account_unfit',
    status: 409,
    what: `An account of this kind (${kind}) cannot be a person’s.`,
    meaning: 'It belongs to an app, or to another organisation. Nothing was changed.',
    remedy: 'Choose another one, or mark the person as ignored.',
  });
}

export function nothingProposed(): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.nothing_proposed',
    status: 409,
    what: 'No account is proposed for this person.',
    meaning: 'Nothing was changed.',
    remedy: 'Say which account it is, by its id.',
  });
}

export function nothingBound(): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.nothing_bound',
    status: 409,
    what: 'This person has no account here, and is not ignored either.',
    meaning: 'Nothing was changed.',
    remedy: 'Look at the person’s binding first.',
  });
}

export function personUnknownHere(): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.person_unknown',
    status: 404,
    what: 'This person is not in the directory any more, and nothing is known of an account of theirs.',
    remedy: 'List the bindings of the connection.',
  });
}

/** @param userName of the account that it is about now; undefined: of none that is known */
export function bindingChanged(state: BindingState, userName: string | undefined): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.changed_meanwhile',
    status: 409,
    what: `This has changed since you looked at it: ${sayNow(state, userName)}.`,
    meaning: 'Nothing of yours was saved, so that nothing of theirs is lost. Who decided is in the audit record.',
    remedy: 'Look at what it is now, and decide once more if you still want to.',
  });
}

function sayNow(state: BindingState, userName: string | undefined): string {
  const account = userName === undefined ? 'an account' : `@${userName}`;
  switch (state) {
    case 'bound':
      return `${account} is theirs now`;
    case 'proposed':
      return `${account} is proposed now`;
    case 'conflicting':
      return 'several accounts may be theirs now';
    case 'ignored':
      return 'they are left alone now';
    case 'unbound':
      return 'no account is known to be theirs now';
  }
}
