import type { ApiOperation, ApiRequest } from '../api/api-face';
import type { DoubtSettings } from '../doubts';
import { webMethods } from './methods';
import { readInput, type WebInput } from './read-input';
import type { WebMethod } from './web-method';
import { WebRefusal } from './web-refusal';

/** A call of the Web API by its address and its arguments alone. */
export type WebOperation = ApiOperation & {
  method: WebMethod | undefined;
  /** What the call brought, or why it could not be read. */
  input: WebInput | WebRefusal;
};

/** Says what a call wants; unknown methods are named too. */
export function identifyCall(request: ApiRequest, doubts: Readonly<DoubtSettings>): WebOperation {
  const method = webMethods.get(request.path.replace(/^\/api\//, ''));
  const read = tryToRead(request);
  const input = method && !(read instanceof WebRefusal) ? fitInput(method, request, read, doubts) : read;
  if (!method) return { name: 'api.unknown', writes: false, method, input };
  const target =
    method.target === undefined || input instanceof WebRefusal ? undefined : input.given.get(method.target);
  return {
    name: method.name,
    writes: method.writes,
    ...(typeof target === 'string' ? { target } : {}),
    method,
    input,
  };
}

function tryToRead(request: ApiRequest): WebInput | WebRefusal {
  try {
    return readInput(request);
  } catch (error) {
    if (error instanceof WebRefusal) return error;
    throw error;
  }
}

/** What a method makes of a way of sending that is not documented for it. */
function fitInput(
  method: WebMethod,
  request: ApiRequest,
  input: WebInput,
  doubts: Readonly<DoubtSettings>,
): WebInput | WebRefusal {
  if (input.encoding === 'query') {
    const isTaken = method.verb === 'GET' || doubts.webGetWhereWrites === 'accepted';
    return isTaken ? input : new WebRefusal('invalid_post_type');
  }
  if (input.encoding === 'json' && !method.takesJson && doubts.webJsonWhereForms !== 'accepted') {
    if (doubts.webJsonWhereForms === 'invalid_post_type') return new WebRefusal('invalid_post_type');
    return { ...input, given: new Map() };
  }
  if (doubts.webQueryOfPost === 'ignored' || request.query.size === 0) return input;
  return { ...input, given: new Map([...request.query, ...input.given]) };
}
