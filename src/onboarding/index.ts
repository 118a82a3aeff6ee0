export { AppOnboardingService } from './app-onboarding-service';
export { OnboardingService } from './onboarding-service';
