import type { schemas } from '../../api/schema';

/** The colour of a plan's state. */
export const planColors = {
  waiting: 'yellow',
  approved: 'green',
  applying: 'green',
  stopped: 'yellow',
  done: 'green',
  rejected: 'grey',
  stale: 'grey',
} as const satisfies { [state in schemas['Plan']['state']]: string };

/** The colour of a step's state. */
export const stepColors = {
  planned: 'grey',
  sent: 'yellow',
  unknown: 'yellow',
  done: 'green',
  retry: 'yellow',
  dead: 'red',
  skipped: 'grey',
} as const satisfies { [state in schemas['Step']['state']]: string };
