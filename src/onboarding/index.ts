export { AppOnboardingService } from './app-onboarding-service';
export { OnboardingError, type OnboardingErrorCode } from './onboarding-error';
export { OnboardingService } from './onboarding-service';
