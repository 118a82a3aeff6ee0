/** One page of a list, and where the next begins. */
export type Page<T> = { items: T[]; nextCursor: string | undefined };

/** Most rows one page may hold (R72). */
export const maximumPageSize = 200;
