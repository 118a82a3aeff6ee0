import type { AppId } from '../core';
import { type Transaction, translateConstraint } from '../db';
import { slugTakenBy } from './app-store';

/** Gives an app another slug; the one it had goes on naming it. @throws AppError `apps.slug_taken` */
export async function replaceSlug(
  tx: Transaction,
  app: { id: AppId; slug: string },
  slug: string,
  at: Date,
): Promise<void> {
  try {
    await tx.query('UPDATE apps SET slug = $2 WHERE id = $1', [app.id, slug]);
  } catch (error) {
    throw translateConstraint(error, slugTakenBy);
  }
  await tx.query(
    'UPDATE app_addresses SET replaced_at = CASE WHEN slug = $2 THEN $4::timestamptz END WHERE app_id = $1 AND slug IN ($2, $3)',
    [app.id, app.slug, slug, at],
  );
}

/** Says under which address of the app sign-ins go out that start here; undefined: its slug, whatever that becomes. */
export async function writeStartSlug(tx: Transaction, id: AppId, slug: string | undefined): Promise<void> {
  await tx.query('UPDATE apps SET start_slug = $2 WHERE id = $1', [id, slug ?? null]);
}

/** Ends an old address; sign-ins that went out under it go out under the app's slug from now on. */
export async function deleteAddress(tx: Transaction, id: AppId, slug: string): Promise<void> {
  await tx.query('DELETE FROM app_addresses WHERE app_id = $1 AND slug = $2', [id, slug]);
}
