export { findClockDifference } from './clock-difference';
export { type ConstraintMap, translateConstraint } from './constraint-errors';
export { Counter, type CounterName } from './counter';
export { type Database, openDatabase, type Prepared, type Transaction } from './database';
export { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres';
export type { Listener } from './listener';
export { openConfiguredDatabase } from './open-configured-database';
