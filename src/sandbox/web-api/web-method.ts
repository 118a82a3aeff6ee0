import type { ApiCircumstances, ApiRequest } from '../api/api-face';
import type { DoubtSettings } from '../doubts';
import type { Allowance } from '../limits/token-bucket';
import type { Org } from '../org/org';
import type { App, Member, Token } from '../org/org-data';
import type { SandboxSettings } from '../settings';
import { type ArgumentSchema, type Arguments, readArguments } from './argument';

export type TokenKind = Token['kind'];

/** Calls a minute: 1+, 20+, 50+, 100+; `special` is whatever the method's own limits say (Slack facts, Web API §1). */
export type Tier = 1 | 2 | 3 | 4 | 'special';

/** A limit besides the tier. `key` names the bucket; whoever shares the key shares the limit. */
export type SpecialLimit = { key: string; allowance: Allowance };

/** Whose token a call came with. */
export type WebCaller = { token: Readonly<Token>; member: Readonly<Member>; app: Readonly<App> };

/** What the Web API is played on. */
export type WebSetting = {
  org: Org;
  doubts: Readonly<DoubtSettings>;
  settings: Readonly<SandboxSettings>;
  /** Where callers reach the practice workspace. */
  baseUrl: string;
  /** The host that is played: `acme.slack.com`. */
  host: string;
};

/** A call without a token, as OAuth has it. */
export type OpenCall<Args> = WebSetting & ApiCircumstances & { request: ApiRequest; args: Args };
/** A call whose token was found good. */
export type WebCall<Args = unknown> = OpenCall<Args> & { caller: WebCaller };

/** The fields of an answer after `ok`. */
export type WebAnswer = { readonly [name: string]: unknown };

type Common<Schema extends ArgumentSchema> = {
  name: string;
  /** GET: reads, by query or form. POST: form or JSON. */
  verb: 'GET' | 'POST';
  /** Whether JSON bodies are documented for it; forms always are. */
  takesJson: boolean;
  tier: Tier;
  args: Schema;
  /** The argument that names the object the call is about, for journal and faults. */
  target?: keyof Schema & string;
  writes: boolean;
};

/** A method that asks for a token, as its family declares it. */
export type MethodDefinition<Schema extends ArgumentSchema> = Common<Schema> & {
  tokens: readonly TokenKind[];
  /** All of them are needed. What depends on the arguments is asked for by the handler, with `demandScopes`. */
  scopes: readonly string[];
  /** Limits besides the tier, or in its place. */
  limits?: (call: WebCall<{ [Name in keyof Schema]?: unknown }>) => SpecialLimit[];
  /** Does the work; synchronous. @throws WebRefusal */
  run(call: WebCall<Arguments<Schema>>): WebAnswer;
};

/** A method without a token. */
export type OpenMethodDefinition<Schema extends ArgumentSchema> = Common<Schema> & {
  limits?: (request: ApiRequest) => SpecialLimit[];
  run(call: OpenCall<Arguments<Schema>>): WebAnswer;
};

type Given = ReadonlyMap<string, unknown>;
type Base = Pick<Common<ArgumentSchema>, 'name' | 'verb' | 'takesJson' | 'tier' | 'target' | 'writes'>;

/** A row of the table of methods, whatever its arguments are. */
export type WebMethod = Base &
  (
    | {
        open: false;
        tokens: readonly TokenKind[];
        scopes: readonly string[];
        limits(call: WebCall<Given>): SpecialLimit[];
        run(call: WebCall<Given>): WebAnswer;
      }
    | { open: true; limits(request: ApiRequest): SpecialLimit[]; run(call: OpenCall<Given>): WebAnswer }
  );

/** Declares a method that asks for a token. */
export function defineMethod<Schema extends ArgumentSchema>(definition: MethodDefinition<Schema>): WebMethod {
  const { limits, args, run, ...rest } = definition;
  return {
    ...rest,
    open: false,
    limits: (call) =>
      limits?.({ ...call, args: Object.fromEntries(call.args) as { [Name in keyof Schema]?: unknown } }) ?? [],
    run: (call) => run({ ...call, args: readArguments(args, call.args, call.doubts.webMissingArgument) }),
  };
}

/** Declares a method that anybody may call. */
export function defineOpenMethod<Schema extends ArgumentSchema>(definition: OpenMethodDefinition<Schema>): WebMethod {
  const { limits, args, run, ...rest } = definition;
  return {
    ...rest,
    open: true,
    limits: (request) => limits?.(request) ?? [],
    run: (call) => run({ ...call, args: readArguments(args, call.args, call.doubts.webMissingArgument) }),
  };
}
