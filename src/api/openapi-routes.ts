import { z } from 'zod';
import { buildOpenApiDocument } from './openapi-document';
import { type ApiRoute, route } from './route';

const document = z.record(z.string(), z.unknown()).meta({ description: 'an OpenAPI 3.1 document' });

/** The routes together with the one that describes them all, itself included. */
export function describeRoutes(routes: readonly ApiRoute[], origin: string, prefix: string): ApiRoute[] {
  let built: z.output<typeof document> | undefined;
  const self = route(
    {
      operationId: 'getOpenApiDocument',
      method: 'get',
      path: '/openapi.json',
      scope: 'anyone',
      tag: 'Description',
      summary: 'This description',
      responses: { success: { status: 200, description: 'OpenAPI 3.1.', schema: document } },
    },
    async () => {
      built ??= { ...buildOpenApiDocument(all, origin, prefix) };
      return built;
    },
  );
  const all: ApiRoute[] = [self, ...routes];
  return all;
}
