import { z } from 'zod';
import type { Role, Scope } from '../contracts';
import type { Actor, SessionId } from '../core';
import { checkInput } from './check-input';

/** Who calls: the actor for the audit record, and what the token may do. */
export type Caller = {
  actor: Actor;
  scopes: ReadonlySet<Scope>;
  /** Of a person in the console; undefined for an API token. */
  role?: Role;
  /** When that person last proved who they are. */
  authenticatedAt?: Date;
  /** The session that the person's token was made from. */
  sessionId?: SessionId;
};

/** An answer that comes in pieces of text: CSV, JSON lines, server-sent events. */
export const textPieces = z.custom<AsyncIterable<string>>().meta({ type: 'string' });

type ObjectSchema = z.ZodObject;
const nothing = z.strictObject({});
type Nothing = typeof nothing;

/** The answer of a route that succeeded. JSON unless `mediaType` says otherwise; no `schema` means no body (204). */
export type Success<Answer extends z.ZodType> = {
  status: 200 | 201 | 204;
  description: string;
  schema?: Answer;
  mediaType?: string;
  /** Name under which a download is saved. */
  fileName?: string;
};

/** Everything that is true of a route, as data: validation, authorisation, document and the handler's types come from it. */
export type RouteDeclaration<
  Params extends ObjectSchema,
  Query extends ObjectSchema,
  Body extends z.ZodType,
  Answer extends z.ZodType,
> = {
  /** Unique name, `listTokens`. */
  operationId: string;
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Path under `/api/v1`, parameters in braces: `/tokens/{tokenId}`. */
  path: string;
  /** What the token must be allowed to do; `anyone` needs no token. */
  scope: Scope | 'anyone';
  /** A person in the console proves who they are anew before this (R71); the effect stands in the description. */
  dangerous?: true;
  tag: string;
  summary: string;
  description?: string;
  params?: Params;
  query?: Query;
  body?: Body;
  /** Media type of the body if it is not JSON; the handler then gets text. */
  bodyMediaType?: string;
  /** Bytes the body may have; default 256 KiB of JSON, 1 MiB of anything else. */
  bodyLimitBytes?: number;
  responses: {
    success: Success<Answer>;
    /** Codes that the rooms behind this route answer with, by HTTP status; those of the API itself are added. */
    errors?: { readonly [status: number]: readonly string[] };
  };
};

/** What a handler is given: checked, with defaults filled in. */
export type RouteInput<Params extends ObjectSchema, Query extends ObjectSchema, Body extends z.ZodType> = {
  caller: Caller;
  params: z.output<Params>;
  query: z.output<Query>;
  body: z.output<Body>;
  /** Of a stream that is taken up again: the last event that the client has seen. */
  lastEventId: string | undefined;
};

/** A request before it was checked, as the mounting layer has it. */
export type RawRequest = {
  caller: Caller;
  params: unknown;
  query: unknown;
  readBody: () => Promise<unknown>;
  /** `Last-Event-ID`, as received. */
  lastEventId?: string | undefined;
};

type AnyDeclaration = RouteDeclaration<ObjectSchema, ObjectSchema, z.ZodType, z.ZodType>;

export type ApiRoute = {
  declaration: AnyDeclaration;
  /** Checks the input, calls the handler, and returns what goes on the wire. */
  answer(request: RawRequest): Promise<unknown>;
};

/**
 * Declares a route with its handler. Authorisation has happened when the handler runs.
 * The answer leaves through its schema: fields the schema does not name stay behind (R61).
 */
export function route<
  Params extends ObjectSchema = Nothing,
  Query extends ObjectSchema = Nothing,
  Body extends z.ZodType = z.ZodUndefined,
  Answer extends z.ZodType = z.ZodUndefined,
>(
  declaration: RouteDeclaration<Params, Query, Body, Answer>,
  handle: (input: RouteInput<Params, Query, Body>) => Promise<z.output<Answer>>,
): ApiRoute {
  const { params, query, body, responses } = declaration;
  return {
    declaration,
    async answer(request) {
      const input = {
        caller: request.caller,
        params: checkInput(params ?? nothing, request.params, 'path'),
        query: checkInput(query ?? nothing, request.query, 'query'),
        body: body === undefined ? undefined : checkInput(body, await request.readBody(), 'body'),
        lastEventId: request.lastEventId,
      } as RouteInput<Params, Query, Body>;
      const result = await handle(input);
      const { schema } = responses.success;
      return schema === undefined ? undefined : z.encode(schema, result);
    },
  };
}
