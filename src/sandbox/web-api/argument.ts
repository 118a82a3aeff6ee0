import { isShallow } from '../api/is-shallow';
import { isObject, type JsonObject } from './read-object';
import { WebRefusal } from './web-refusal';

/**
 * One argument of a method: how its value is read from a form's text or from JSON, and which codes tell that it is
 * missing or wrong; without codes of its own the general ones do.
 */
export type Argument<Value> = {
  required: boolean;
  missingCode?: string;
  invalidCode?: string;
  /** The value, or undefined where it is none of this kind. */
  read(value: unknown): Value | undefined;
};
export type ArgumentSchema = { readonly [name: string]: Argument<unknown> };

type ValueOf<A> = A extends Argument<infer Value> ? Value : never;
/** What a handler gets: required arguments as values, others possibly undefined. */
export type Arguments<Schema extends ArgumentSchema> = {
  [Name in keyof Schema]: Schema[Name] extends { required: true }
    ? ValueOf<Schema[Name]>
    : ValueOf<Schema[Name]> | undefined;
};

type Codes = { missing?: string; invalid?: string };
type Optional<Value> = Argument<Value> & { required: false };
type Required<Value> = Argument<Value> & { required: true };

/** The argument must be there. */
export function required<Value>(argument: Optional<Value>, missingCode = argument.missingCode): Required<Value> {
  return { ...argument, required: true, missingCode };
}

/** A text; numbers of JSON count as their text. */
export function text(codes: Codes = {}): Optional<string> {
  return argument(codes, (value) =>
    typeof value === 'number' ? String(value) : typeof value === 'string' ? value : undefined,
  );
}

/** A whole number between two bounds. */
export function integer({ min, max, ...codes }: Codes & { min: number; max: number }): Optional<number> {
  return argument(codes, (value) => {
    const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value.trim()) ? Number(value) : value;
    return typeof number === 'number' && Number.isInteger(number) && number >= min && number <= max
      ? number
      : undefined;
  });
}

/** `true`, `false`, `1` or `0`. */
export function flag(codes: Codes = {}): Optional<boolean> {
  return argument(codes, (value) => {
    if (value === true || value === 'true' || value === 1 || value === '1') return true;
    return value === false || value === 'false' || value === 0 || value === '0' ? false : undefined;
  });
}

/** Several texts: separated by commas, or a JSON array, in a form as its text (Slack facts, Web API §1). */
export function list(codes: Codes = {}): Optional<string[]> {
  return argument(codes, (value) => {
    const items = typeof value === 'string' ? readListText(value) : value;
    return Array.isArray(items) && items.every((item) => typeof item === 'string')
      ? items.map((item) => item.trim())
      : undefined;
  });
}

/** A JSON object, in a form as its text. */
export function object(codes: Codes = {}): Optional<JsonObject> {
  return argument(codes, (value) => {
    const read = typeof value === 'string' ? readJsonText(value) : value;
    return isObject(read) && isShallow(read) ? read : undefined;
  });
}

/** A JSON array, in a form as its text. */
export function array(codes: Codes = {}): Optional<unknown[]> {
  return argument(codes, (value) => {
    const read = typeof value === 'string' ? readJsonText(value) : value;
    return Array.isArray(read) && isShallow(read) ? read : undefined;
  });
}

/**
 * Reads the arguments of a call; unknown ones are passed over.
 *
 * @param missingCode what tells a missing argument that has no code of its own
 * @throws WebRefusal
 */
export function readArguments<Schema extends ArgumentSchema>(
  schema: Schema,
  given: ReadonlyMap<string, unknown>,
  missingCode: string,
): Arguments<Schema> {
  const values: { [name: string]: unknown } = {};
  for (const [name, argument] of Object.entries(schema)) {
    const value = given.get(name);
    if (value === undefined || value === null) {
      if (!argument.required) continue;
      throw argument.missingCode === undefined
        ? new WebRefusal(missingCode, messages(`[ERROR] missing required field: ${name}`))
        : new WebRefusal(argument.missingCode);
    }
    const read = argument.read(value);
    if (read === undefined) {
      throw argument.invalidCode === undefined
        ? new WebRefusal('invalid_arguments', messages(`[ERROR] invalid value [json-pointer:/${name}]`))
        : new WebRefusal(argument.invalidCode);
    }
    values[name] = read;
  }
  return values as Arguments<Schema>;
}

function argument<Value>({ missing, invalid }: Codes, read: (value: unknown) => Value | undefined): Optional<Value> {
  return { required: false, missingCode: missing, invalidCode: invalid, read };
}

function messages(message: string) {
  return { response_metadata: { messages: [message] } };
}

function readListText(value: string): unknown {
  if (value.trimStart().startsWith('[')) return readJsonText(value);
  return value.split(',').filter((item) => item.trim() !== '');
}

function readJsonText(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined; // told by whoever asked for it, with the argument's own code
  }
}
