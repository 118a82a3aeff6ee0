export { OnboardingError, type OnboardingErrorCode } from './onboarding-error';
export { OnboardingService } from './onboarding-service';
