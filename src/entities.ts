import type { EntityTarget, ObjectLiteral } from 'typeorm';

/** Every entity of every room, for whoever opens the database: the composition root and the tests. */
export const entities: readonly EntityTarget<ObjectLiteral>[] = [];
