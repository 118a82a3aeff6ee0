import { z } from 'zod';
import type { AppService } from '../apps';
import { type SigningKeyService, toCertificateDer } from '../certificates';
import { newSigningKey, signingKey, signingKeyImport, signingKeyList } from '../contracts';
import type { SigningKeyId } from '../core';
import { appParams } from './app-routes';
import { appNotFound, type ErrorCodes, errorCodes, keyNotFound } from './error-codes';
import { type ApiRoute, route } from './route';

const tag = 'Signing keys';
const keyParams = z.strictObject({ keyId: z.uuid() });
const stateTaken: ErrorCodes = { 409: ['certificates.next_exists', 'certificates.active_exists'] };
const pairErrors: ErrorCodes = {
  400: [
    'certificates.pem_too_large',
    'certificates.pem_malformed',
    'certificates.private_key_given',
    'certificates.private_key_malformed',
    'certificates.private_key_encrypted',
    'certificates.key_type',
    'certificates.key_too_weak',
    'certificates.pair_mismatch',
    'certificates.signature_algorithm',
    'certificates.expired',
    'certificates.not_yet_valid',
  ],
  409: ['certificates.already_imported'],
};

type Services = { apps: AppService; signingKeys: SigningKeyService };

/** Signing key pairs: next, then active, then retired (R77). Private keys come in, and never go out (R61). */
export function signingKeyRoutes({ apps, signingKeys }: Services): ApiRoute[] {
  const idOf = (params: { keyId: string }) => params.keyId as SigningKeyId;
  return [
    route(
      {
        operationId: 'listSigningKeys',
        method: 'get',
        path: '/apps/{app}/signing-keys',
        scope: 'certificates:read',
        tag,
        summary: 'List the key pairs of an app, newest first',
        params: appParams,
        responses: {
          success: { status: 200, description: 'Every pair.', schema: signingKeyList },
          errors: appNotFound,
        },
      },
      async ({ params }) => {
        const app = await apps.get(params.app);
        return { items: await signingKeys.list(app.id) };
      },
    ),
    route(
      {
        operationId: 'createSigningKey',
        method: 'post',
        path: '/apps/{app}/signing-keys',
        scope: 'certificates:write',
        tag,
        summary: 'Make a key pair for an app',
        params: appParams,
        body: newSigningKey,
        responses: {
          success: { status: 201, description: 'The pair.', schema: signingKey },
          errors: errorCodes(appNotFound, stateTaken, {
            400: ['certificates.invalid_input'],
            404: ['certificates.app_not_found'],
          }),
        },
      },
      async ({ caller, params, body }) => {
        const app = await apps.get(params.app);
        return signingKeys.create(caller.actor, app.id, body);
      },
    ),
    route(
      {
        operationId: 'importSigningKey',
        method: 'post',
        path: '/apps/{app}/signing-keys/import',
        scope: 'certificates:write',
        dangerous: true,
        tag,
        summary: 'Take over a key pair made elsewhere',
        description:
          'It signs once it is active. Whoever else has its private key can sign for everybody as well then.',
        params: appParams,
        body: signingKeyImport,
        responses: {
          success: { status: 201, description: 'The pair.', schema: signingKey },
          errors: errorCodes(appNotFound, stateTaken, pairErrors, { 404: ['certificates.app_not_found'] }),
        },
      },
      async ({ caller, params, body }) => {
        const app = await apps.get(params.app);
        return signingKeys.importPair(caller.actor, app.id, body);
      },
    ),
    route(
      {
        operationId: 'getSigningKey',
        method: 'get',
        path: '/signing-keys/{keyId}',
        scope: 'certificates:read',
        tag,
        summary: 'Read one key pair',
        params: keyParams,
        responses: { success: { status: 200, description: 'The pair.', schema: signingKey }, errors: keyNotFound },
      },
      ({ params }) => signingKeys.get(idOf(params)),
    ),
    route(
      {
        operationId: 'promoteSigningKey',
        method: 'post',
        path: '/signing-keys/{keyId}/promote',
        scope: 'certificates:write',
        dangerous: true,
        tag,
        summary: 'Make a pair the one that signs; the one that signed until now is retired',
        description: 'Sign-ins fail from then on until the service provider knows the new certificate.',
        params: keyParams,
        responses: {
          success: { status: 200, description: 'The pair.', schema: signingKey },
          errors: errorCodes(keyNotFound, {
            409: ['certificates.private_key_destroyed', 'certificates.expired', 'certificates.not_yet_valid'],
          }),
        },
      },
      ({ caller, params }) => signingKeys.promote(caller.actor, idOf(params)),
    ),
    route(
      {
        operationId: 'retireSigningKey',
        method: 'post',
        path: '/signing-keys/{keyId}/retire',
        scope: 'certificates:write',
        dangerous: true,
        tag,
        summary: 'Take a pair out of use for good: its private key is destroyed',
        description: 'Nothing can be signed with it again; its certificate stays on record.',
        params: keyParams,
        responses: {
          success: { status: 200, description: 'The pair.', schema: signingKey },
          errors: errorCodes(keyNotFound, { 409: ['certificates.active_key_required', 'certificates.cutover_open'] }),
        },
      },
      ({ caller, params }) => signingKeys.retire(caller.actor, idOf(params)),
    ),
    route(
      {
        operationId: 'downloadCertificatePem',
        method: 'get',
        path: '/signing-keys/{keyId}/certificate.pem',
        scope: 'certificates:read',
        tag,
        summary: 'Download the certificate as PEM',
        params: keyParams,
        responses: {
          success: {
            status: 200,
            description: 'PEM (RFC 7468).',
            schema: z.string(),
            mediaType: 'application/x-pem-file',
            fileName: 'certificate.pem',
          },
          errors: keyNotFound,
        },
      },
      async ({ params }) => (await signingKeys.get(idOf(params))).certificatePem,
    ),
    route(
      {
        operationId: 'downloadCertificateDer',
        method: 'get',
        path: '/signing-keys/{keyId}/certificate.der',
        scope: 'certificates:read',
        tag,
        summary: 'Download the certificate as DER',
        params: keyParams,
        responses: {
          success: {
            status: 200,
            description: 'DER.',
            schema: z.instanceof(Buffer).meta({ type: 'string', format: 'binary' }),
            mediaType: 'application/pkix-cert',
            fileName: 'certificate.der',
          },
          errors: keyNotFound,
        },
      },
      async ({ params }) => toCertificateDer((await signingKeys.get(idOf(params))).certificatePem),
    ),
  ];
}
