import type { accountClasses } from '../../contracts';

export { accountClasses } from '../../contracts';

/**
 * - `matched_assigned`: somebody's, who is authorised
 * - `matched_unassigned`: somebody's, who is not
 * - `local`: on, and nobody's in our directory
 * - `guest`, `bot`, `external`: nobody's, and not to be anybody's by itself
 * - `deactivated`: off, and nobody's
 */
export type AccountClass = (typeof accountClasses)[number];
