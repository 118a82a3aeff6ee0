/** What a violated constraint means, by its name in the schema. */
export type ConstraintMap = Readonly<Record<string, (cause: unknown) => Error>>;

/**
 * Puts the domain's error in the place of PostgreSQL's when a statement violated a constraint that `map` knows;
 * every other error is handed back as it is. Used as `throw translateConstraint(error, map)`.
 */
export function translateConstraint(error: unknown, map: ConstraintMap): unknown {
  const name = constraintOf(error);
  const translate = name === undefined || !Object.hasOwn(map, name) ? undefined : map[name];
  return translate === undefined ? error : translate(error);
}

/** Name of the violated constraint: `pg` puts it on its error, which TypeORM wraps. */
function constraintOf(error: unknown): string | undefined {
  const raised = error instanceof Error && 'driverError' in error ? error.driverError : error;
  const name = raised instanceof Error && 'constraint' in raised ? raised.constraint : undefined;
  return typeof name === 'string' ? name : undefined;
}
