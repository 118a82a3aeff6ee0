export { AdministratorError, type AdministratorErrorCode } from './administrator-error';
export { RoleService } from './role-service';
export type { Administrator } from './role-store';
export { scopesOfRole } from './scopes-of-role';
