import { AccessService } from '../../../src/apps';
import { composeEngine } from '../../../src/compose-engine';
import { type ConnectionId, createLogger, Secret, systemClock } from '../../../src/core';
import { type Database, openDatabase } from '../../../src/db';
import { ConnectionStore } from '../../../src/provisioning/connection/connection-store';
import type { ConnectionTargets } from '../../../src/provisioning/connection/connection-targets';
import { MappingStore } from '../../../src/provisioning/connection/mapping-store';
import type { ProvisioningTarget } from '../../../src/provisioning/target/provisioning-target';
import { createSlack, noLimits } from '../../../src/slack';
import { Boundaries, type Order } from './boundaries';

/**
 * A process that works on a connection and is killed on the way. It is told where to die: at the first boundary of a kind
 * at which nobody died yet, or at its n-th boundary; or it is killed from outside.
 */
process.once('message', (order: Order) => void work(order));

async function work(order: Order): Promise<void> {
  const boundaries = new Boundaries(order);
  const real = await openDatabase(order.databaseUrl, { entities: [], poolSize: 6 });
  const database = watchDatabase(real, boundaries);
  const slack = createSlack({ clock: systemClock, allowances: noLimits, transport: { timeoutMs: 5_000 } });
  const connections = new ConnectionStore(database);
  const targetOf = async (id: ConnectionId) => {
    const connection = await connections.find(id);
    const target = slack.open({
      connectionId: id,
      webApiOrigin: order.slackUrl,
      scimOrigin: order.slackUrl,
      token: new Secret(order.token),
      capabilities: connection?.capabilities ?? null,
      otherAppsSharePercent: 0,
    });
    return watchTarget(target, boundaries);
  };
  const { mirroring } = composeEngine({
    database,
    clock: systemClock,
    logger: createLogger('warn'),
    connections,
    mappings: new MappingStore(database),
    targets: { targetOf, gateWrites: () => undefined } as unknown as ConnectionTargets,
    // Nothing here is a reason to quarantine: if it happens, the test has to hear of it.
    states: {
      quarantine: (_actor: unknown, _id: unknown, reason: unknown) => Promise.reject(new Error(JSON.stringify(reason))),
    } as never,
    access: new AccessService(database),
  });
  process.send?.({ kind: 'working' });
  const outcome = await mirroring.work(order.connectionId);
  process.send?.({ kind: 'ended', outcome, seen: boundaries.seen }, () => process.exit(0));
}

function watchDatabase(database: Database, boundaries: Boundaries): Database {
  const said = (text: string) => text.trim().split(/\s+/).slice(0, 3).join(' ');
  return {
    ...database,
    query: (text, values) => boundaries.around(`query ${said(text)}`, () => database.query(text, values)),
    prepared: (statement, values) => boundaries.around(statement.name, () => database.prepared(statement, values)),
    transaction: (run) =>
      boundaries.around('transaction', () =>
        database.transaction(async (tx) => {
          const result = await run(tx);
          boundaries.at('transaction, before its commit');
          return result;
        }),
      ),
  };
}

function watchTarget(target: ProvisioningTarget, boundaries: Boundaries): ProvisioningTarget {
  return new Proxy(target, {
    get(inner, name) {
      const member: unknown = Reflect.get(inner, name);
      if (typeof member !== 'function' || typeof name !== 'string') return member;
      if (name.startsWith('list') && name !== 'listUsergroups' && name !== 'listTakenNames') return member.bind(inner);
      return (...values: unknown[]) => boundaries.around(name, () => member.apply(inner, values) as Promise<unknown>);
    },
  });
}
