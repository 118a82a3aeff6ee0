import type { schemas } from '../../api/schema';

/** The colour of a connection's state. */
export const connectionColors = {
  draft: 'grey',
  active: 'green',
  paused: 'yellow',
  quarantined: 'red',
  deactivated: 'grey',
} as const satisfies { [state in schemas['ConnectionState']]: string };
