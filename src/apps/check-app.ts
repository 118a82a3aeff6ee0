import { inWords } from '../contracts';
import type { Fault } from '../core';
import type { AcsEndpoint, App, SpCertificate } from './app';
import { AppError } from './app-error';
import { invalidInput } from './app-errors';
import { appSettingsSchema } from './app-settings';
import { slackFaults } from './slack-preset';
import { plainFields } from './user-fields';

/** Port of this room: reads a certificate behind the limits of the room that knows X.509. */
export type ReadSpCertificate = (pem: string) => {
  pem: string;
  fingerprintSha256: string;
  keyType: string;
  keyBits: number;
};

export type AcsEndpointInput = { url: string; index?: number | undefined; isDefault?: boolean | undefined };
export type SpCertificateInput = { pem: string; use: SpCertificate['use'] };

/**
 * Checks an app as a whole before it is kept: what is wrong only in combination is found here.
 *
 * @throws AppError `apps.invalid_input` with every fault
 */
export function checkApp(app: App, readCertificate: ReadSpCertificate): void {
  const parsed = appSettingsSchema.safeParse(app.settings, inWords);
  const faults: Fault[] = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => ({ path: ['settings', ...path.map(String)].join('.'), message }));
  faults.push(...endpointFaults(app.acsEndpoints));
  const { source } = app.settings.nameId;
  if (!plainFields.some((field) => field === source)) {
    faults.push({ path: 'settings.nameId.source', message: `must be one of ${plainFields.join(', ')}` });
  }
  if (app.kind === 'slack') faults.push(...slackFaults(app.settings));
  if (app.settings.encryptAssertion && !app.spCertificates.some((one) => canEncrypt(one, readCertificate))) {
    faults.push({ path: 'settings.encryptAssertion', message: 'needs an RSA certificate of the SP for encryption' });
  }
  if (app.settings.requireSignedRequests && !app.spCertificates.some((one) => one.use !== 'encryption')) {
    faults.push({ path: 'settings.requireSignedRequests', message: 'needs a certificate of the SP for signing' });
  }
  if (faults.length > 0) throw invalidInput(faults);
}

/** Completes endpoints as people give them: indexes counted up where left out, the first one default unless one says so. */
export function completeEndpoints(inputs: readonly AcsEndpointInput[]): AcsEndpoint[] {
  const taken = new Set(inputs.flatMap(({ index }) => (index === undefined ? [] : [index])));
  let next = 0;
  const endpoints = inputs.map(({ url, index, isDefault = false }) => {
    if (index !== undefined) return { index, url, isDefault };
    while (taken.has(next)) next += 1;
    taken.add(next);
    return { index: next, url, isDefault };
  });
  const [first, ...rest] = endpoints;
  if (first === undefined || endpoints.some(({ isDefault }) => isDefault)) return endpoints;
  return [{ ...first, isDefault: true }, ...rest];
}

/**
 * Reads the SP's certificates. A key below 2048 bits (RSA) or 256 (elliptic curve) is refused; dates are not looked
 * at: the SP vouches for the key by giving it, not for a calendar (R23).
 *
 * @throws AppError `apps.certificate_invalid`; what the port throws
 */
export function readSpCertificates(inputs: readonly SpCertificateInput[], read: ReadSpCertificate): SpCertificate[] {
  const certificates = new Map<string, SpCertificate>();
  for (const { pem, use } of inputs) {
    const { keyType, keyBits, ...found } = read(pem);
    const strong = (keyType === 'rsa' && keyBits >= 2048) || (keyType === 'ec' && keyBits >= 256);
    if (!strong) throw weakCertificate();
    const known = certificates.get(found.fingerprintSha256);
    certificates.set(found.fingerprintSha256, {
      pem: found.pem,
      fingerprintSha256: found.fingerprintSha256,
      use: known === undefined || known.use === use ? use : 'both',
    });
  }
  return [...certificates.values()];
}

function endpointFaults(endpoints: readonly AcsEndpoint[]): Fault[] {
  const faults: Fault[] = [];
  const fault = (message: string, index?: number) =>
    faults.push({ path: index === undefined ? 'acsEndpoints' : `acsEndpoints.${index}.url`, message });
  if (new Set(endpoints.map(({ index }) => index)).size < endpoints.length) fault('two have the same index');
  if (endpoints.filter(({ isDefault }) => isDefault).length !== 1) fault('exactly one must be the default');
  for (const [place, { url }] of endpoints.entries()) {
    if (!isPostTarget(url)) fault('must be an http or https address without user, fragment or blanks', place);
  }
  return faults;
}

/** Compared byte for byte later on (R2), and put into the page's form-action: nothing in it may need interpretation. */
function isPostTarget(text: string): boolean {
  if (!/^[\x21-\x7e]+$/.test(text) || /[;,'"<>\\^`{|}#]/.test(text) || !URL.canParse(text)) return false;
  const url = new URL(text);
  return ['http:', 'https:'].includes(url.protocol) && url.username === '' && url.password === '';
}

function canEncrypt(certificate: SpCertificate, read: ReadSpCertificate): boolean {
  return certificate.use !== 'signing' && read(certificate.pem).keyType === 'rsa';
}

function weakCertificate(): AppError {
  return new AppError({
    code: 'apps.certificate_invalid',
    status: 400,
    what: "The service provider's certificate has a key that is too weak or of an unknown kind.",
    meaning: 'RSA keys need 2048 bits or more, keys on elliptic curves P-256, P-384 or P-521.',
    remedy: 'Ask the service provider for a newer certificate.',
  });
}
