import type { AppPatch } from '../contracts';
import type { App } from './app';
import { invalidInput } from './app-errors';
import type { AppSettings } from './app-settings';
import { completeEndpoints, type ReadSpCertificate, readSpCertificates } from './check-app';
import { parseSlackDomain, slackParts } from './slack-preset';

/**
 * An app with a patch applied. One that is shown in the portal is set up by that. For Slack, address and entity ID follow from domain and audience and are never set by hand.
 *
 * @throws AppError `apps.invalid_input`, `apps.slack_domain_invalid`, `apps.certificate_invalid`
 */
export function patchApp(app: App, patch: Omit<AppPatch, 'revision'>, read: ReadSpCertificate): App {
  const { settings: settingsPatch = {}, acsEndpoints, spCertificates, ...plain } = patch;
  const { assertionLifetimeSeconds, ...others } = settingsPatch;
  const settings = withoutUndefined<AppSettings>({
    ...app.settings,
    ...withoutUndefined(others),
    assertionLifetimeSeconds:
      assertionLifetimeSeconds === undefined
        ? app.settings.assertionLifetimeSeconds
        : (assertionLifetimeSeconds ?? undefined),
  });
  const changed: App = {
    ...app,
    ...withoutUndefined(plain),
    settings,
    acsEndpoints: acsEndpoints === undefined ? app.acsEndpoints : completeEndpoints(acsEndpoints),
    spCertificates: spCertificates === undefined ? app.spCertificates : readSpCertificates(spCertificates, read),
  };
  const settled = { ...changed, inSetUp: changed.inSetUp && changed.hidden };
  return app.kind === 'slack' ? followDomain(app, settled, patch) : settled;
}

function followDomain(app: App, changed: App, patch: Omit<AppPatch, 'revision'>): App {
  const fixed = (['spEntityId', 'acsEndpoints'] as const).filter((field) => patch[field] !== undefined);
  if (fixed.length > 0) {
    throw invalidInput(
      fixed.map((path) => ({ path, message: 'follows from settings.slackDomain and settings.audience' })),
    );
  }
  const { slackDomain = '', audience } = patch.settings ?? {};
  if (patch.settings?.slackDomain === undefined && audience === undefined) return changed;
  const domain = slackDomain === '' ? (app.settings.slackDomain ?? '') : parseSlackDomain(slackDomain);
  const ownAudience =
    changed.settings.audience === `https://${app.settings.slackDomain}` || audience === `https://${domain}`;
  const parts = slackParts(domain, { audience: ownAudience ? 'workspace' : 'slack' });
  return {
    ...changed,
    spEntityId: parts.spEntityId,
    acsEndpoints: domain === app.settings.slackDomain ? app.acsEndpoints : parts.acsEndpoints,
    settings: {
      ...changed.settings,
      slackDomain: domain,
      // An audience that is neither of the two is kept, so that the check of the whole app refuses it.
      audience: audience === undefined ? parts.settings.audience : changed.settings.audience,
      nameId: { ...changed.settings.nameId, nameQualifier: domain, spNameQualifier: parts.spEntityId },
    },
  };
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
}
