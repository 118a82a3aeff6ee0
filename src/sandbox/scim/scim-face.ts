import type { ApiAnswer, ApiCaller, ApiCircumstances, ApiFace, ApiRequest } from '../api/api-face';
import type { ScimLimits } from '../limits/scim-limits';
import { authorizeCall, bearerOf } from './authorize-call';
import { identifyCall, type ScimOperation } from './identify-call';
import { isObject, type JsonObject } from './read-json';
import { renderError } from './render-error';
import { renderUser } from './render-user';
import type { ScimCaller, ScimContext } from './scim-context';
import {
  deleteGroup,
  getGroup,
  listGroups,
  patchGroupV1,
  patchGroupV2,
  postGroup,
  putGroup,
  renderGroup,
} from './scim-groups';
import { resourceTypes, schemas, serviceProviderConfig } from './scim-metadata';
import { demand, type ScimCode, ScimRefusal } from './scim-refusal';
import { changeUser, getUser, listUsers, postUser, removeUser } from './scim-users';

/** What the SCIM API is played on; looked up at each call, so that a reset or a turned doubt counts at once. */
export type ScimSetting = () => Omit<ScimContext, 'version' | keyof ApiCircumstances>;

const retryWhenLockedSeconds = 1;

/** The SCIM API of Slack, v1.1 and v2.0, as a face of the practice workspace. */
export class ScimFace implements ApiFace {
  readonly name = 'scim';
  readonly #setting: ScimSetting;
  readonly #limits: ScimLimits;

  constructor(setting: ScimSetting, limits: ScimLimits) {
    this.#setting = setting;
    this.#limits = limits;
  }

  identify(request: ApiRequest): ScimOperation {
    return identifyCall(request);
  }

  tokenOf(request: ApiRequest): string | undefined {
    return bearerOf(request);
  }

  handle(request: ApiRequest, operation: ScimOperation, circumstances: ApiCircumstances): ApiAnswer {
    const context: ScimContext = { ...this.#setting(), ...circumstances, version: operation.version };
    let caller: ApiCaller | undefined;
    try {
      if (operation.refusal) throw new ScimRefusal(operation.refusal);
      // answered without a valid token (Slack facts, SCIM §3)
      if (operation.resource === 'config') return ok(serviceProviderConfig(context));
      const authorized = authorizeCall(request, context);
      const { token, member } = authorized;
      caller = { tokenId: token.id, memberId: member.id, appId: token.appId };
      const waitSeconds = this.#limits.take(limitScope(request, operation, context), operation.writes);
      if (waitSeconds !== undefined)
        return { ...this.throttled(request, operation, waitSeconds), caller, limited: true };
      return { ...answerCall(request, operation, authorized, context), caller };
    } catch (error) {
      if (!(error instanceof ScimRefusal)) throw error;
      return { ...renderError(error.code, operation.version, context.doubts), caller };
    }
  }

  throttled(_request: ApiRequest, operation: ScimOperation, retryAfterSeconds: number | undefined): ApiAnswer {
    const { doubts } = this.#setting();
    const answer = renderError(doubts.scimThrottleCode, operation.version, doubts);
    return retryAfterSeconds === undefined
      ? answer
      : { ...answer, headers: { 'Retry-After': String(retryAfterSeconds) } };
  }

  /** Overlapping writes: 429 with Retry-After, `resource_locked` for groups (Slack facts, SCIM §5). */
  locked(_request: ApiRequest, operation: ScimOperation): ApiAnswer {
    const { doubts } = this.#setting();
    const code = operation.resource === 'Groups' ? 'resource_locked' : doubts.scimThrottleCode;
    return {
      ...renderError(code, operation.version, doubts),
      headers: { 'Retry-After': String(retryWhenLockedSeconds) },
    };
  }

  refused(_request: ApiRequest, operation: ScimOperation, code: string): ApiAnswer {
    return renderError(code as ScimCode, operation.version, this.#setting().doubts); // also one that is never answered otherwise
  }

  failed(request: ApiRequest, status: number): ApiAnswer {
    return renderError('database_query_failure', identifyCall(request).version, this.#setting().doubts, status);
  }
}

function answerCall(
  request: ApiRequest,
  operation: ScimOperation,
  caller: ScimCaller,
  context: ScimContext,
): ApiAnswer {
  switch (operation.resource) {
    case 'Users':
      return answerUsers(request, operation, caller, context);
    case 'Groups':
      return answerGroups(request, operation, context);
    case 'types':
      return ok(resourceTypes(context));
    default:
      return ok(schemas(operation.schema, context));
  }
}

function answerUsers(
  request: ApiRequest,
  operation: ScimOperation,
  caller: ScimCaller,
  context: ScimContext,
): ApiAnswer {
  const id = operation.target ?? '';
  switch (operation.name) {
    case 'scim.users.list':
      return ok(listUsers(request.query, context));
    case 'scim.users.get':
      return ok(renderUser(getUser(id, context), context));
    case 'scim.users.create':
      return { ...ok(postUser(readBody(request, context), context)), status: 201 };
    case 'scim.users.delete':
      removeUser(id, caller, context);
      return { status: context.version === 'v1' ? 200 : 204, body: '' };
    default:
      return ok(changeUser(id, readBody(request, context), request.method, caller, context));
  }
}

function answerGroups(request: ApiRequest, operation: ScimOperation, context: ScimContext): ApiAnswer {
  const id = operation.target ?? '';
  switch (operation.name) {
    case 'scim.groups.list':
      return ok(listGroups(request.query, context));
    case 'scim.groups.get':
      return ok(renderGroup(getGroup(id, context), context));
    case 'scim.groups.create':
      return { ...ok(postGroup(readBody(request, context), context)), status: 201 };
    case 'scim.groups.delete':
      deleteGroup(id, context);
      return { status: 204, body: '' };
    default:
      return request.method === 'PUT'
        ? ok(putGroup(id, readBody(request, context), context))
        : patchGroup(id, readBody(request, context), context);
  }
}

function patchGroup(id: string, body: JsonObject, context: ScimContext): ApiAnswer {
  if (context.version === 'v1') {
    patchGroupV1(id, body, context);
    return { status: 204, body: '' };
  }
  const group = patchGroupV2(id, body, context);
  return context.doubts.scimGroupPatchAnswer === '200' ? ok(group) : { status: 204, body: '' };
}

/** The body as a JSON object. @throws ScimRefusal `invalid_request_payload` */
function readBody(request: ApiRequest, { doubts }: ScimContext): JsonObject {
  const [type = ''] = (request.headers['content-type'] ?? '').toLowerCase().split(';');
  const isJson = type.trim() === 'application/json';
  const isScim = type.trim() === 'application/scim+json' && doubts.scimContentType === 'accept';
  demand((isJson || isScim) && request.body !== undefined, 'invalid_request_payload');
  let body: unknown;
  try {
    body = JSON.parse(request.body);
  } catch {
    throw new ScimRefusal('invalid_request_payload');
  }
  demand(isObject(body), 'invalid_request_payload');
  return body;
}

function limitScope(request: ApiRequest, operation: ScimOperation, { doubts }: ScimContext): string {
  const isUpdate = operation.name.endsWith('.update') && doubts.scimPutAndPatchLimit === 'apart';
  return isUpdate ? `${operation.name}.${request.method}` : operation.name;
}

function ok(body: object): ApiAnswer {
  return { status: 200, body: JSON.stringify(body) };
}
