export { type ConstraintMap, translateConstraint } from './constraint-errors';
export { type Database, openDatabase, type Prepared, type Transaction } from './database';
export { type EmbeddedPostgres, EmbeddedPostgresError, startEmbeddedPostgres } from './embedded-postgres';
export { DatabaseError, openConfiguredDatabase } from './open-configured-database';
