import type { Context } from 'koa';
import { SandboxError } from '../sandbox-error';

/** Most bytes of a body that are read. */
export const bodyLimitBytes = 256 * 1024;

const mostFields = 200;

/**
 * Reads an HTML form (`application/x-www-form-urlencoded`, UTF-8). A field that comes twice is refused, never chosen from.
 *
 * @throws SandboxError `sandbox.unsupported_media_type`, `sandbox.body_too_large` or `sandbox.bad_body`
 */
export async function readForm(ctx: Context): Promise<ReadonlyMap<string, string>> {
  if (!ctx.is('application/x-www-form-urlencoded')) throw wrongType('an HTML form');
  const fields = new URLSearchParams(await readText(ctx));
  const form = new Map<string, string>();
  for (const [name, value] of fields) {
    if (form.has(name)) throw badBody('A field of the form was sent more than once.');
    if (form.size >= mostFields) throw badBody('The form has too many fields.');
    form.set(name, value);
  }
  return form;
}

/** Reads an HTML form in which a field may come several times, as boxes and lists send them. @throws like `readForm` */
export async function readFields(ctx: Context): Promise<ReadonlyMap<string, readonly string[]>> {
  if (!ctx.is('application/x-www-form-urlencoded')) throw wrongType('an HTML form');
  const pairs = [...new URLSearchParams(await readText(ctx))];
  if (pairs.length > mostFields) throw badBody('The form has too many fields.');
  const fields = new Map<string, string[]>();
  for (const [name, value] of pairs) fields.set(name, [...(fields.get(name) ?? []), value]);
  return fields;
}

/** Reads a JSON object. @throws like `readForm` */
export async function readJson(ctx: Context): Promise<unknown> {
  if (!ctx.is('application/json')) throw wrongType('JSON');
  const text = await readText(ctx);
  try {
    return JSON.parse(text);
  } catch {
    throw badBody('The body is not JSON.');
  }
}

async function readText(ctx: Context): Promise<string> {
  const encoding = ctx.get('content-encoding');
  if (encoding !== '' && encoding !== 'identity') throw wrongType('an uncompressed body');
  if (Number(ctx.get('content-length')) > bodyLimitBytes) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of ctx.req.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > bodyLimitBytes) throw tooLarge();
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw badBody('The body is not UTF-8 text.');
  }
}

function tooLarge(): SandboxError {
  return new SandboxError('sandbox.body_too_large', 413, 'The request is too large.', {
    remedy: `Send less than ${bodyLimitBytes / 1024} KiB.`,
  });
}

function wrongType(wanted: string): SandboxError {
  return new SandboxError('sandbox.unsupported_media_type', 415, `This address takes ${wanted} and nothing else.`);
}

function badBody(what: string): SandboxError {
  return new SandboxError('sandbox.bad_body', 400, what);
}
