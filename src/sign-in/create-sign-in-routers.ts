import type Router from '@koa/router';
import type { RateLimit } from '../http';
import type { AuthenticationService } from './authentication-service';
import type { PasswordChangeService } from './password-change-service';
import { createPasswordRouter } from './password-routes';
import type { PendingSignIn } from './pending-sign-in';
import type { PersonDirectory } from './person-directory';
import type { SessionService } from './session-service';
import { createSetupRouter } from './setup-routes';
import type { SetupService } from './setup-service';
import { createSignInRouter } from './sign-in-routes';
import { createSignOutRouter } from './sign-out-routes';

/** Every page of this room: `/sign-in`, `/password`, `/sign-out`, `/setup/:token`. */
export function createSignInRouters(options: {
  authentication: AuthenticationService;
  changes: PasswordChangeService;
  sessions: SessionService;
  setup: SetupService;
  people: Pick<PersonDirectory, 'findUser'>;
  pending: PendingSignIn;
  passwordMinimumLength: number;
  wrongSetupLinks: RateLimit;
}): Router[] {
  return [
    createSignInRouter(options),
    createPasswordRouter(options),
    createSignOutRouter(options),
    createSetupRouter(options),
  ];
}
