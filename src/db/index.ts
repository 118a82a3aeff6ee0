export { findClockDifference } from './clock-difference';
export { type ConstraintMap, translateConstraint } from './constraint-errors';
export { Counter, type CounterName, type CounterOptions } from './counter';
export { type Database, openDatabase, type Prepared, type Transaction } from './database';
export { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres';
export { EmbeddedPostgresError, type EmbeddedPostgresErrorCode } from './embedded-postgres-error';
export type { Listener } from './listener';
export { DatabaseError, openConfiguredDatabase } from './open-configured-database';
