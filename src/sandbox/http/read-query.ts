import type { Context } from 'koa';
import { SandboxError } from '../sandbox-error';

const longestText = 4_000;

/** A parameter of the address, where it stands there once and is not absurdly long. */
export function queryText(ctx: Context, name: string): string | undefined {
  const value = ctx.query[name];
  return typeof value === 'string' && value.length <= longestText ? value : undefined;
}

/** The number of a page of a list; 1 where there is none or nonsense. */
export function queryPage(ctx: Context): number {
  const text = queryText(ctx, 'page') ?? '';
  return /^\d{1,7}$/.test(text) ? Math.max(1, Number(text)) : 1;
}

/** Every parameter of the address. One that stands there twice is refused, never chosen from. @throws SandboxError `sandbox.bad_body` */
export function queryTexts(ctx: Context): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const name of Object.keys(ctx.query)) {
    const value = queryText(ctx, name);
    if (value === undefined) {
      throw new SandboxError('sandbox.bad_body', 400, 'A parameter of the address stands there twice, or is too long.');
    }
    texts.set(name, value);
  }
  return texts;
}
