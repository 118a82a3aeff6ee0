import type { Context } from 'koa';
import type { z } from 'zod';
import { CountersignError } from '../core';

export type FormErrorCode = 'http.not_a_form' | 'http.form_fields';

/** The body is no form of ours. */
export class FormError extends CountersignError<FormErrorCode> {}

/**
 * The fields of a posted HTML form, checked by `schema`. A repeated field arrives as a list and `a[b]` as an object, so
 * a schema of plain strings refuses both (R16); fields that the schema does not name are dropped (R60).
 *
 * @throws FormError `http.not_a_form` (415), `http.form_fields` (400)
 */
export function readForm<Schema extends z.ZodType>(ctx: Context, schema: Schema): z.output<Schema> {
  if (!ctx.is('urlencoded')) {
    throw new FormError({
      code: 'http.not_a_form',
      status: 415,
      what: 'This address takes the fields of a web form only.',
      remedy: 'Open the page in a browser and use its form.',
    });
  }
  return check(ctx, schema);
}

/**
 * The same of a request that a script of ours sent as JSON; `requireOwnScript` has seen to it that it is.
 *
 * @throws FormError `http.form_fields` (400)
 */
export function readScript<Schema extends z.ZodType>(ctx: Context, schema: Schema): z.output<Schema> {
  return check(ctx, schema);
}

function check<Schema extends z.ZodType>(ctx: Context, schema: Schema): z.output<Schema> {
  const result = schema.safeParse((ctx.request as { body?: unknown }).body);
  if (result.success) return result.data;
  throw new FormError({
    code: 'http.form_fields',
    status: 400,
    what: 'The form did not arrive complete.',
    meaning: 'A field is missing, was sent twice, or is too long. Nothing was changed.',
    remedy: 'Go back, reload the page and fill it in again.',
    faults: result.error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message })),
  });
}
