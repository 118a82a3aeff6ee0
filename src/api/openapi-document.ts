import { OpenAPIRegistry, OpenApiGeneratorV31, type ResponseConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { problem } from '../contracts';
import { errorCodes } from './error-codes';
import type { ApiRoute } from './route';

/**
 * Builds the OpenAPI 3.1 document from the very declarations that validate and authorise.
 *
 * @param origin scheme, host and port under which the API is reached
 * @param prefix `/api/v1`
 */
export function buildOpenApiDocument(routes: readonly ApiRoute[], origin: string, prefix: string): object {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API token (`cs_…`), made with "countersign token create" or POST /tokens. Cookies are not taken.',
  });
  for (const { declaration } of routes) {
    const { operationId, method, path, scope, tag, summary, description, params, query, body } = declaration;
    const needs = scope === 'anyone' ? 'Needs no token.' : `Needs the scope \`${scope}\`.`;
    registry.registerPath({
      operationId,
      method,
      path,
      tags: [tag],
      summary,
      description: [description, needs].filter(Boolean).join('\n\n'),
      security: scope === 'anyone' ? [] : [{ token: [scope] }],
      request: {
        ...(params && { params }),
        ...(query && { query }),
        ...(body && {
          body: { required: true, content: { [declaration.bodyMediaType ?? 'application/json']: { schema: body } } },
        }),
      },
      responses: describeResponses(declaration),
    });
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Countersign',
      version: '1',
      description:
        'People, groups, apps, signing keys, sessions, traces and the audit record of a Countersign installation. ' +
        'Errors are problem details (RFC 9457) with a stable `code`. Lists come in pages of at most 200: ' +
        'send `nextCursor` back as `cursor` until it is null.',
    },
    servers: [{ url: `${origin}${prefix}` }],
  });
}

type Declaration = ApiRoute['declaration'];

/** Every status a route may answer with; for errors with the codes that go with it. */
export function declaredResponses(declaration: Declaration): { [status: number]: readonly string[] } {
  const { body, bodyMediaType, scope, responses } = declaration;
  return errorCodes(
    { [responses.success.status]: [] },
    { 400: ['api.invalid_input', 'api.duplicate_parameter'] },
    body ? { 400: bodyMediaType ? ['api.body_unreadable'] : ['api.body_unreadable', 'api.body_not_json'] } : {},
    body ? { 413: ['api.body_too_large'], 415: ['api.unsupported_media_type'] } : {},
    scope === 'anyone'
      ? {}
      : {
          401: ['api.token_missing', 'api.token_invalid'],
          403:
            declaration.dangerous === true ? ['api.scope_missing', 'api.confirmation_needed'] : ['api.scope_missing'],
          429: ['http.too_many_requests'],
        },
    responses.errors ?? {},
    { 503: ['db.unavailable'] },
  );
}

function describeResponses(declaration: Declaration): Record<string, ResponseConfig> {
  const { success } = declaration.responses;
  const errors = Object.entries(declaredResponses(declaration)).filter(([status]) => Number(status) >= 400);
  return {
    [success.status]: successResponse(declaration),
    ...Object.fromEntries(errors.map(([status, codes]) => [status, problemResponse(Number(status), codes)])),
  };
}

function successResponse({ responses }: Declaration): ResponseConfig {
  const { description, schema, mediaType } = responses.success;
  return schema === undefined
    ? { description }
    : { description, content: { [mediaType ?? 'application/json']: { schema } } };
}

function problemResponse(status: number, codes: readonly string[]): ResponseConfig {
  return {
    description: codes.map((code) => `\`${code}\``).join(', '),
    content: {
      'application/problem+json': {
        schema: z.intersection(problem, z.object({ status: z.literal(status), code: z.enum(codes) })),
      },
    },
  };
}
