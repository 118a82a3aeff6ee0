import { z } from 'zod';
import { customAttribute } from '../contracts';
import type { DirectoryService } from '../directory';
import { type ApiRoute, route } from './route';

const tag = 'Custom attributes';
const customAttributeList = z.object({ items: z.array(customAttribute) }).meta({ id: 'CustomAttributeList' });

/** Definitions of the company's own attributes. */
export function customAttributeRoutes({ directory }: { directory: DirectoryService }): ApiRoute[] {
  return [
    route(
      {
        operationId: 'listCustomAttributes',
        method: 'get',
        path: '/custom-attributes',
        scope: 'directory:read',
        tag,
        summary: 'List custom attributes',
        responses: { success: { status: 200, description: 'Every definition.', schema: customAttributeList } },
      },
      async () => ({ items: await directory.listCustomAttributes() }),
    ),
    route(
      {
        operationId: 'defineCustomAttribute',
        method: 'post',
        path: '/custom-attributes',
        scope: 'attributes:write',
        tag,
        summary: 'Define a custom attribute',
        body: customAttribute,
        responses: {
          success: { status: 201, description: 'The definition.', schema: customAttribute },
          errors: { 400: ['directory.input_invalid'], 409: ['directory.custom_attribute_taken'] },
        },
      },
      ({ caller, body }) => directory.defineCustomAttribute(caller.actor, body),
    ),
    route(
      {
        operationId: 'removeCustomAttribute',
        method: 'delete',
        path: '/custom-attributes/{name}',
        scope: 'attributes:write',
        tag,
        summary: 'Remove a custom attribute that nobody has a value of',
        params: z.strictObject({ name: z.string().min(1).max(64) }),
        responses: {
          success: { status: 204, description: 'Removed.' },
          errors: {
            404: ['directory.custom_attribute_not_found'],
            409: ['directory.custom_attribute_in_use'],
          },
        },
      },
      async ({ caller, params }) => {
        await directory.removeCustomAttribute(caller.actor, params.name);
        return undefined;
      },
    ),
  ];
}
