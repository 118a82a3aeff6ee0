import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import SCIMMYRouters, { SCIMMY } from 'scimmy-routers';

type Stored = { id: string; meta: { created: Date; lastModified: Date }; [name: string]: unknown };
type Resource = { id?: string; filter?: { match(values: Stored[]): Stored[] } };

/** A SCIM 2.0 server that others wrote, with resources kept in memory. */
export class StandardServer {
  readonly users = new Map<string, Stored>();
  readonly groups = new Map<string, Stored>();
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(token: string): Promise<StandardServer> {
    const app = express();
    const server = app.listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
    const standard = new StandardServer(server);
    // what is served has to be declared before there are routers for it
    serve(SCIMMY.Resources.User, standard.users, 'userName');
    serve(SCIMMY.Resources.Group, standard.groups, 'displayName');
    SCIMMY.Resources.User.extend(SCIMMY.Schemas.EnterpriseUser, false);
    // the routers turn numbers of the query in place, and Express reads it anew each time
    app.use((request, _response, next) => {
      Object.defineProperty(request, 'query', { value: { ...request.query } });
      next();
    });
    const handler = (request: express.Request) => {
      if (request.header('authorization') !== `Bearer ${token}`) throw new Error('Who is there?');
      return 'somebody';
    };
    app.use('/scim/v2', new SCIMMYRouters({ type: 'bearer', handler }));
    return standard;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }
}

/** Keeps resources of a kind, of which `unique` is different for each. */
function serve(
  kind: typeof SCIMMY.Resources.User | typeof SCIMMY.Resources.Group,
  stored: Map<string, Stored>,
  unique: string,
): void {
  const declared = SCIMMY.Resources.declare(kind as typeof SCIMMY.Resources.User) as typeof SCIMMY.Resources.User;
  declared.ingress((resource: Resource, instance: object) => {
    const value = JSON.parse(JSON.stringify(instance)) as { [name: string]: unknown };
    const isTaken = [...stored.values()].some((other) => other.id !== resource.id && other[unique] === value[unique]);
    if (isTaken) throw new SCIMMY.Types.Error(409, 'uniqueness', 'It exists already');
    const id = resource.id ?? randomUUID();
    const now = new Date();
    stored.set(id, { ...value, id, meta: { created: stored.get(id)?.meta.created ?? now, lastModified: now } });
    return stored.get(id) as never;
  });
  declared.egress((resource: Resource) => {
    const { id, filter } = resource;
    if (id === undefined) return (filter ? filter.match([...stored.values()]) : [...stored.values()]) as never;
    const found = stored.get(id);
    if (found === undefined) throw new SCIMMY.Types.Error(404, null as never, `Resource ${id} not found`);
    return found as never;
  });
  declared.degress((resource: Resource) => {
    stored.delete(resource.id ?? '');
  });
}
