import { CountersignError } from '../core';

export type ActivityErrorCode =
  | 'activity.entry_not_found'
  | 'activity.filter_not_found'
  | 'activity.filter_name_taken'
  | 'activity.too_many_filters'
  | 'activity.filters_are_of_people';

/** An event that is not there, or a saved filter that cannot be. */
export class ActivityError extends CountersignError<ActivityErrorCode> {}

export function entryNotFound(): ActivityError {
  return new ActivityError({
    code: 'activity.entry_not_found',
    status: 404,
    what: 'There is no such event, or you may not read it.',
    remedy: 'Look for it in the activity, by time or by name.',
  });
}

export function filterNotFound(): ActivityError {
  return new ActivityError({
    code: 'activity.filter_not_found',
    status: 404,
    what: 'You have no such saved filter.',
    remedy: 'List yours: it may have been deleted in another window.',
  });
}

export function filterNameTaken(cause?: unknown): ActivityError {
  return new ActivityError({
    code: 'activity.filter_name_taken',
    status: 409,
    what: 'You have a filter of this name already.',
    meaning: 'Nothing was saved.',
    remedy: 'Choose another name, or delete the old one first.',
    cause,
  });
}

export function tooManyFilters(most: number): ActivityError {
  return new ActivityError({
    code: 'activity.too_many_filters',
    status: 409,
    what: `You have ${most} saved filters, and more are not kept.`,
    meaning: 'Nothing was saved.',
    remedy: 'Delete one that you do not use.',
  });
}

export function filtersAreOfPeople(): ActivityError {
  return new ActivityError({
    code: 'activity.filters_are_of_people',
    status: 403,
    what: 'Saved filters belong to people, and this is an API token.',
    remedy: 'Send the filter with each request instead.',
  });
}
