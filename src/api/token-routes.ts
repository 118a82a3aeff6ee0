import { z } from 'zod';
import { createdToken, newToken, pageQuery, token, tokenPage } from '../contracts';
import { type ApiRoute, route } from './route';
import type { TokenService } from './token-service';
import { toWirePage } from './wire-page';

const tokenParams = z.strictObject({ tokenId: z.uuid().meta({ description: 'id of the token' }) });
const tag = 'Tokens';

/** The API's own tokens. */
export function tokenRoutes(tokens: TokenService): ApiRoute[] {
  return [
    route(
      {
        operationId: 'listTokens',
        method: 'get',
        path: '/tokens',
        scope: 'tokens:read',
        tag,
        summary: 'List API tokens, newest first',
        query: pageQuery,
        responses: {
          success: { status: 200, description: 'Tokens without their secrets.', schema: tokenPage },
          errors: { 400: ['page.cursor_invalid'] },
        },
      },
      async ({ query }) => toWirePage(await tokens.list(query)),
    ),
    route(
      {
        operationId: 'createToken',
        method: 'post',
        path: '/tokens',
        scope: 'tokens:write',
        dangerous: true,
        tag,
        summary: 'Create an API token',
        description: 'The secret is in this answer only. A token can hand out the scopes it has itself, no others.',
        body: newToken,
        responses: {
          success: { status: 201, description: 'The token with its secret.', schema: createdToken },
          errors: { 403: ['api.scope_not_yours'] },
        },
      },
      ({ caller, body }) => tokens.create(caller.actor, body, caller.scopes),
    ),
    route(
      {
        operationId: 'getToken',
        method: 'get',
        path: '/tokens/{tokenId}',
        scope: 'tokens:read',
        tag,
        summary: 'Read one API token',
        params: tokenParams,
        responses: {
          success: { status: 200, description: 'The token without its secret.', schema: token },
          errors: { 404: ['api.token_not_found'] },
        },
      },
      ({ params }) => tokens.get(params.tokenId),
    ),
    route(
      {
        operationId: 'revokeToken',
        method: 'delete',
        path: '/tokens/{tokenId}',
        scope: 'tokens:write',
        dangerous: true,
        tag,
        summary: 'Revoke an API token',
        description: 'It stops working at once and stays in the list. Doing it twice changes nothing.',
        params: tokenParams,
        responses: {
          success: { status: 204, description: 'Revoked.' },
          errors: { 403: ['api.scope_not_yours'], 404: ['api.token_not_found'] },
        },
      },
      async ({ caller, params }) => {
        await tokens.revoke(caller.actor, params.tokenId, caller.scopes);
        return undefined;
      },
    ),
  ];
}
