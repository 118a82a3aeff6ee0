export { csrfToken, readSessionToken, requireCsrf, sessionCookieName } from '../http';
export { AuthenticationService, type SignInAttempt, type SignInOutcome } from './authentication-service';
export { browserCookieName } from './cookie-names';
export { createSignInRouters } from './create-sign-in-routers';
export { CredentialService } from './credential-service';
export { HashedPassword } from './hashed-password';
export { knownBrowserDays } from './known-browser-store';
export { PasswordChangeService } from './password-change-service';
export { type HashCost, PasswordHasher } from './password-hasher';
export { type PendingSignIn, pathAfterSignIn } from './pending-sign-in';
export type { Person, PersonDirectory } from './person-directory';
export { type RequestFacts, userActor } from './request-facts';
export {
  type FoundSession,
  type OpenedSession,
  passwordAuthnContext,
  type Session,
  type SessionFacts,
} from './session';
export { type SessionLifetimes, SessionService } from './session-service';
export { type FirstAdministrator, type SetupLink, SetupService } from './setup-service';
export { SignInError, type SignInErrorCode } from './sign-in-error';
export { SignInThrottle, type ThrottlingSettings } from './sign-in-throttle';
