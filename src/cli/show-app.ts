import type { z } from 'zod';
import type { appDetail } from '../contracts';
import type { Output } from './output';

/** Prints an app: what people see, what the service provider must be told, what it said of itself. */
export function showApp(out: Output, app: z.output<typeof appDetail>): void {
  const { settings } = app;
  out.fields([
    ['Name', app.name],
    ['Slug', app.slug],
    ['Kind', app.kind],
    ['State', app.enabled ? 'enabled' : 'disabled: nobody may enter'],
    ['Hidden in the portal', app.hidden || null],
    ['Still being set up', app.inSetUp || null],
    ['Entity ID (issuer)', app.entityId],
    ['SSO URL', app.ssoUrl],
    ['Metadata URL', app.metadataUrl],
    ['Launch URL', app.launchUrl],
    ['Their entity ID', app.spEntityId],
    ['Their ACS URLs', app.acsEndpoints.map(({ url, isDefault }) => (isDefault ? `${url} (default)` : url))],
    ['Audience', settings.audience],
    ['NameID', `${settings.nameId.format}, from ${settings.nameId.source}`],
    [
      'Signed',
      [settings.signResponse && 'Response', settings.signAssertion && 'Assertion'].filter((part) => part !== false),
    ],
    ['Encrypted', settings.encryptAssertion || null],
    ['Requests must be signed', settings.requireSignedRequests],
    ['Id', app.id],
  ]);
}
