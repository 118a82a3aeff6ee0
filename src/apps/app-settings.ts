import type { AppSettings } from '../contracts';

export { type AppSettings, appSettings as appSettingsSchema } from '../contracts';

/** What an app that says nothing else gets: both parts signed, a persistent NameID, refusals told to the SP. */
export function defaultSettings(spEntityId: string): AppSettings {
  return {
    audience: spEntityId,
    nameId: { format: 'persistent', source: 'id' },
    signResponse: true,
    signAssertion: true,
    encryptAssertion: false,
    requireSignedRequests: false,
    signatureAlgorithm: 'rsa-sha256',
    answerWithStatus: true,
  };
}
