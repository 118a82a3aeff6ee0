import { z } from 'zod';
import { describeConnection } from '../api';
import { connection as connectionSchema } from '../contracts';
import type { Connection } from '../provisioning';
import type { CliContext } from './context';
import { showConnection } from './show-connection';

/** Prints a connection as it is now. */
export function printConnection({ services, out }: Pick<CliContext, 'services' | 'out'>, connection: Connection): void {
  const shown = describeConnection(connection, services.oauth.redirectUrl);
  out.result(z.encode(connectionSchema, shown), () => showConnection(out, shown));
}
