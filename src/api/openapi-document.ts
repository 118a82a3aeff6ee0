import { OpenAPIRegistry, OpenApiGeneratorV31, type ResponseConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { problem } from '../contracts';
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
      responses: { ...successResponse(declaration), ...errorResponses(declaration) },
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

function successResponse({ responses }: Declaration): Record<string, ResponseConfig> {
  const { status, description, schema, mediaType } = responses.success;
  if (schema === undefined) return { [status]: { description } };
  return { [status]: { description, content: { [mediaType ?? 'application/json']: { schema } } } };
}

function errorResponses(declaration: Declaration): Record<string, ResponseConfig> {
  const byStatus = new Map<number, Set<string>>();
  const add = (status: number, codes: readonly string[]) => {
    const known = byStatus.get(status) ?? new Set();
    for (const code of codes) known.add(code);
    byStatus.set(status, known);
  };
  if (declaration.params || declaration.query || declaration.body) {
    add(400, ['api.invalid_input', 'api.duplicate_parameter']);
  }
  if (declaration.body) {
    add(400, ['api.body_unreadable', ...(declaration.bodyMediaType ? [] : ['api.body_not_json'])]);
    add(413, ['api.body_too_large']);
    add(415, ['api.unsupported_media_type']);
  }
  if (declaration.scope !== 'anyone') {
    add(401, ['api.token_missing', 'api.token_invalid']);
    add(403, ['api.scope_missing']);
  }
  for (const [status, codes] of Object.entries(declaration.responses.errors ?? {})) add(Number(status), codes);
  add(503, ['db.unavailable']);
  const sorted = [...byStatus].sort(([a], [b]) => a - b);
  return Object.fromEntries(sorted.map(([status, codes]) => [status, problemResponse(status, [...codes])]));
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
