import type { z } from 'zod';
import type { App } from '../apps';
import type { appAddresses } from '../contracts';
import { type AddressUses, idpEntityId, launchUrl, ssoUrl } from '../saml';

/**
 * Every address that an app is reached at: the one of now, then its old ones, the newest first.
 *
 * @param origin scheme, host and port under which we are reached
 */
export function describeAddresses(app: App, uses: AddressUses, origin: string): z.output<typeof appAddresses> {
  const addresses = [{ slug: app.slug, replacedAt: undefined }, ...app.oldAddresses];
  return {
    items: addresses.map(({ slug, replacedAt }) => {
      const use = uses.items.find((one) => one.slug === slug);
      return {
        slug,
        isCurrent: slug === app.slug,
        startsHere: slug === app.startSlug,
        entityId: idpEntityId(origin, slug),
        metadataUrl: idpEntityId(origin, slug),
        ssoUrl: ssoUrl(origin, slug),
        launchUrl: launchUrl(origin, slug),
        replacedAt: replacedAt ?? null,
        signIns: use?.signIns ?? 0,
        lastSignInAt: use?.lastSignInAt ?? null,
      };
    }),
    countedDays: uses.countedDays,
  };
}
