import { CountersignError } from '../core';

export type OnboardingErrorCode = 'onboarding.group_not_found';

/** Somebody cannot be taken on as asked. */
export class OnboardingError extends CountersignError<OnboardingErrorCode> {}
