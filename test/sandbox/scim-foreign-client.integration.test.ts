import { execFile } from 'node:child_process';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ScimClient } from './scim-client';

type Answer = { step: string; status: number; body: Record<string, unknown> };

/**
 * The client speaks to `/scim/v2/enterprises/NAME/Users`, which is where GitHub has it. A gateway takes the middle out of
 * the address, as a company's own would; nothing else is changed on the way.
 */
function openGateway(target: string): Promise<Server> {
  const gateway = createServer((incoming, answer) => {
    const { method, headers } = incoming;
    const path = (incoming.url ?? '').replace('/enterprises/acme', '');
    const outgoing = request(`${target}${path}`, { method, headers }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    outgoing.on('error', () => answer.destroy());
    incoming.pipe(outgoing);
  });
  return new Promise((resolve) => gateway.listen(0, '127.0.0.1', () => resolve(gateway)));
}

describe('a SCIM client that is not ours: @octokit/plugin-enterprise-cloud, unmodified', () => {
  let client: ScimClient;
  const steps = new Map<string, Answer>();

  beforeAll(async () => {
    client = await ScimClient.open({ limits: { enabled: false, writeMs: 0 }, doubts: { scimReadLagSeconds: '0' } });
    const gateway = await openGateway(client.url);
    try {
      const url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`;
      const script = join(__dirname, 'clients/octokit-scim.mts');
      const { stdout } = await promisify(execFile)(process.execPath, [script, url, client.token]);
      for (const answer of JSON.parse(stdout) as Answer[]) steps.set(answer.step, answer);
    } finally {
      gateway.close();
    }
  });
  afterAll(() => client.sandbox.stop());

  it.each([
    ['create', 201],
    ['create another', 201],
    ['get', 200],
    ['list', 200],
    ['filter', 200],
    ['patch', 200],
    ['put', 200],
    ['create group', 201],
    ['get group', 200],
    ['patch group', 204],
    ['list groups', 200],
    ['deactivate', 200],
    ['delete user', 204],
    ['delete group', 204],
  ])('can %s', (step, status) => {
    expect(steps.get(step)?.status).toBe(status);
  });

  it.each([
    ['create twice', 'username_taken'],
    ['get nobody', 'no_such_user'],
  ])('is refused in Slack’s words where it would %s', (step, code) => {
    const { status, body } = steps.get(step) ?? {};
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(code);
  });

  it('reads what it wrote, and the org holds it', () => {
    const body = (step: string) => steps.get(step)?.body;
    expect(body('get')).toMatchObject({
      userName: 'ada',
      name: { givenName: 'Ada', familyName: 'Byron' },
      active: true,
    });
    expect(body('list')).toMatchObject({ itemsPerPage: 1, startIndex: 1 });
    expect(body('filter')).toMatchObject({ totalResults: 1, Resources: [{ userName: 'bob' }] });
    expect(body('patch')).toMatchObject({ title: 'Countess' });
    expect(body('put')).toMatchObject({ displayName: 'Bobby' });
    expect(body('get group')).toMatchObject({ displayName: 'Engines', members: [{}, {}] });
    expect(body('list groups')).toMatchObject({ Resources: [{ displayName: 'Engines', members: [{}] }] });
    expect(client.org.members.byUsername('ada')).toMatchObject({
      state: 'deactivated',
      source: 'scim',
      title: 'Countess',
    });
    expect(client.org.members.byUsername('bob')).toMatchObject({ state: 'deactivated', displayName: 'Bobby' });
    expect(client.org.groups.all).toHaveLength(0);
  });
});
