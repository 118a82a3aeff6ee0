import type { Fault } from '../core';
import { AppError } from './app-error';

export function appNotFound(): AppError {
  return new AppError({
    code: 'apps.app_not_found',
    status: 404,
    what: 'There is no such app.',
    remedy: 'List the apps to see their names.',
  });
}

export function changedMeanwhile(): AppError {
  return new AppError({
    code: 'apps.changed_meanwhile',
    status: 409,
    what: 'Somebody else has changed this app since you looked at it.',
    meaning: 'Nothing of yours was saved, so that nothing of theirs is lost.',
    remedy: 'Look at what it is now, and save again if you still want to.',
  });
}

export function slugTaken(): AppError {
  return new AppError({
    code: 'apps.slug_taken',
    status: 409,
    what: 'Another app already has this short name (slug), or had it and has not retired it.',
    meaning: 'It is part of the addresses that service providers know, so each belongs to one app.',
    remedy: 'Choose another one.',
  });
}

export function addressNotFound(): AppError {
  return new AppError({
    code: 'apps.address_not_found',
    status: 404,
    what: 'The app is not reached at this address.',
    meaning: 'It may have been retired already.',
    remedy: 'List the addresses of the app.',
  });
}

export function addressInUse(): AppError {
  return new AppError({
    code: 'apps.address_in_use',
    status: 409,
    what: 'This is the address of the app, not an old one.',
    meaning: 'An app always has one address; it can be changed, and the old one be retired afterwards.',
    remedy: 'Change the address of the app first.',
  });
}

export function invalidInput(faults: readonly Fault[]): AppError {
  return new AppError({
    code: 'apps.invalid_input',
    status: 400,
    what: faults.length === 1 ? 'The app has one fault.' : `The app has ${faults.length} faults.`,
    meaning: 'Nothing was changed.',
    remedy: 'Correct what is listed and send it again.',
    faults,
  });
}

export function attributeNotFound(): AppError {
  return new AppError({
    code: 'apps.attribute_not_found',
    status: 404,
    what: 'The app has no such attribute.',
    remedy: 'Look at the attributes of the app for their ids.',
  });
}

export function attributeNameTaken(): AppError {
  return new AppError({
    code: 'apps.attribute_name_taken',
    status: 409,
    what: 'The app already has an attribute of this name.',
    meaning: 'A service provider would see two answers to one question.',
    remedy: 'Change that attribute; one can have several values.',
  });
}

export function attributePreset(what: string): AppError {
  return new AppError({
    code: 'apps.attribute_preset',
    status: 409,
    what,
    meaning: 'Slack knows this attribute by this name only.',
    remedy: 'Switch it off, or change where its value comes from.',
  });
}

export function groupNotFound(): AppError {
  return new AppError({
    code: 'apps.group_not_found',
    status: 404,
    what: 'There is no such group.',
    remedy: 'List the groups.',
  });
}

export function nameIdTaken(faults: readonly Fault[]): AppError {
  return new AppError({
    code: 'apps.name_id_taken',
    status: 409,
    what: 'Two people cannot have the same NameID at an app, also not if only the case of letters differs.',
    meaning: 'One of them would be signed in as the other. Nothing was taken over.',
    remedy: 'Correct the list and send it again.',
    faults,
  });
}
