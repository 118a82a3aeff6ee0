import { z } from 'zod';
import { connectionSettings } from './connection-settings';

type DeepPartial<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { [Key in keyof T]?: DeepPartial<T[Key]> }
    : T;

/**
 * The schema with nothing required and no default filled in, so that what a patch leaves out stays as it is; lists are
 * replaced as a whole.
 */
function asPatch(schema: z.ZodType): z.ZodType {
  const described = schema.description === undefined ? {} : { description: schema.description };
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return asPatch(schema.unwrap() as z.ZodType).meta(described);
  }
  if (!(schema instanceof z.ZodObject)) return schema;
  const fields = Object.entries(schema.shape).map(([name, field]) => [name, asPatch(field as z.ZodType).optional()]);
  return z.strictObject(Object.fromEntries(fields)).meta(described);
}

/** What changes of a connection's settings: only what is named. */
export const connectionSettingsPatch = (
  asPatch(connectionSettings) as z.ZodType<
    DeepPartial<z.output<typeof connectionSettings>>,
    DeepPartial<z.output<typeof connectionSettings>>
  >
).meta({ id: 'ConnectionSettingsPatch', example: { guards: { deactivations: { count: 20 } } } });

export type ConnectionSettingsPatch = z.output<typeof connectionSettingsPatch>;
