import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type ApiServices, apiRoutes, buildOpenApiDocument } from '../../src/api';
import { type OpenApiDocument, renderApiTypes } from './api-types/render-api-types';

const root = resolve(__dirname, '../..');

describe('the types of the API that the console is written with', () => {
  it('are those of the OpenAPI document (else: npm run api-types)', () => {
    // The routes are read, none is called: nothing has to stand behind them.
    const document = buildOpenApiDocument(apiRoutes({} as ApiServices, ''), '', '') as OpenApiDocument;
    expect(readFileSync(join(root, 'src/console/client/api/schema.ts'), 'utf8')).toBe(renderApiTypes(document));
  });

  it('say what is required, what may be null, and what is one of several', () => {
    const document: OpenApiDocument = {
      paths: {
        '/things/{id}': {
          get: {
            operationId: 'getThing',
            parameters: [
              { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
              { name: 'max', in: 'query', schema: { type: 'integer' } },
            ],
            responses: {
              200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } },
              204: {},
            },
          },
        },
      },
      components: {
        schemas: {
          Thing: {
            type: 'object',
            required: ['kind'],
            properties: {
              kind: { enum: ['a', 'b'] },
              'first-name': { type: ['string', 'null'] },
              more: { type: 'array', items: {} },
            },
          },
        },
      },
    };
    const text = renderApiTypes(document);
    expect(text).toContain('query?: { max?: number };');
    expect(text).toContain('path: { id: string };');
    expect(text).toContain(`200: { content: { "application/json": schemas['Thing'] } };`);
    expect(text).toContain('204: { content?: never };');
    expect(text).toContain('Thing: { kind: "a" | "b"; "first-name"?: string | null; more?: (unknown)[] };');
  });
});
