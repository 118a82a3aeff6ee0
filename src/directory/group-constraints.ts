import type { ConstraintMap } from '../db';
import { DirectoryError } from './directory-error';
import { groupCycle, groupNotFound } from './directory-errors';

/** What the constraints of the tables of groups mean. */
export const groupConstraints: ConstraintMap = {
  groups_name_unique: (cause) =>
    new DirectoryError({
      code: 'directory.group_name_taken',
      status: 409,
      what: 'There is a group of this name already.',
      meaning: 'Names are compared without regard to case.',
      remedy: 'Choose another name.',
      cause,
    }),
  group_not_its_own_child: groupCycle,
  group_children_parent_id_fkey: groupNotFound,
  group_children_child_id_fkey: groupNotFound,
};
