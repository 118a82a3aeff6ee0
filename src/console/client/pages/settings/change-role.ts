import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';

/** Gives somebody a role in place of the one they have; null takes it away. */
export function changeRole(user: string, role: schemas['Role'] | null) {
  return data(api.PUT('/users/{user}/role', { params: { path: { user } }, body: { role } }));
}
