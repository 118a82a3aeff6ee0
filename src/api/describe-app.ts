import type { z } from 'zod';
import type { App } from '../apps';
import { type appDetail, attributeNameFormat } from '../contracts';
import { idpEntityId, launchUrl, ssoUrl } from '../saml';

/**
 * An app as it is shown: with our addresses, which its service provider has to be told.
 *
 * @param origin scheme, host and port under which we are reached
 */
export function describeApp(app: App, origin: string): z.output<typeof appDetail> {
  const entityId = idpEntityId(origin, app.slug);
  return {
    ...app,
    attributes: app.attributes.map((rule) => ({ ...rule, nameFormat: attributeNameFormat.parse(rule.nameFormat) })),
    entityId,
    metadataUrl: entityId,
    ssoUrl: ssoUrl(origin, app.slug),
    launchUrl: launchUrl(origin, app.slug),
  };
}
