export { RoleService } from './role-service';
export { scopesOfRole } from './scopes-of-role';
