import { createHmac } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type AuditEvent, recordAudits } from '../../src/audit';
import { createLogger, newId } from '../../src/core';
import { AddressGuard } from '../../src/outbound';
import {
  createPostEvent,
  createWebhookWorker,
  DeliveryStore,
  EventStore,
  WebhookSender,
  WebhookStore,
} from '../../src/provisioning';
import { makeKeyPair } from '../support/key-pair';
import { Mirror } from './mirror';

type Received = { path: string; body: string; headers: Record<string, string | undefined> };

const identity = makeKeyPair({ commonName: 'localhost', notBefore: '2020-01-01', notAfter: '2040-01-01' });

/** A receiver of webhooks over real TLS; answers what it is told to, by the path. */
class Receiver {
  readonly received: Received[] = [];
  readonly heard = new EventEmitter();
  readonly answers = new Map<string, number[]>();
  readonly #server = createServer(
    { key: identity.privateKeyPem, cert: identity.certificatePem },
    (request, response) => {
      let body = '';
      request.setEncoding('utf8');
      request.on('data', (piece: string) => {
        body += piece;
      });
      request.on('end', () => {
        const path = request.url ?? '';
        this.received.push({ path, body, headers: request.headers as Received['headers'] });
        this.heard.emit('event');
        const status = this.answers.get(path)?.shift() ?? 200;
        response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end('taken');
      });
    },
  );

  async start(): Promise<void> {
    this.#server.listen(0);
    await once(this.#server, 'listening');
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  url(path: string): string {
    return `https://localhost:${(this.#server.address() as AddressInfo).port}${path}`;
  }

  /** Numbers of the events that came to a path, in the order they came. */
  seqs(path: string): number[] {
    return this.received.filter((each) => each.path === path).map(({ body }) => JSON.parse(body).seq);
  }
}

let mirror: Mirror;
const receiver = new Receiver();
beforeAll(async () => {
  mirror = await Mirror.start();
  await mirror.app('slack');
  await mirror.connection('slack');
  await receiver.start();
});
afterAll(async () => {
  receiver.stop();
  await mirror.stop();
});

/** A process that sends; each call is another. */
function sender(options: { allowPrivateHosts?: string[] } = {}): WebhookSender {
  const { allowPrivateHosts = ['localhost'] } = options;
  const { database } = mirror.api.test;
  return new WebhookSender({
    database,
    clock: mirror.api.clock,
    masterKeys: mirror.services.masterKeys,
    events: new EventStore(database),
    store: new WebhookStore(database),
    deliveries: new DeliveryStore(database),
    post: createPostEvent({
      guard: new AddressGuard({ allowPrivateHosts }),
      certificateAuthority: identity.certificatePem,
    }),
  });
}

const make = async (path: string, more: object = {}): Promise<{ id: string; secret: string }> => {
  const { status, body } = await mirror.call('POST', '/webhooks', { name: path, url: receiver.url(path), ...more });
  expect([status, body]).toEqual([201, expect.anything()]);
  const { webhook, secret } = body as { webhook: { id: string }; secret: string };
  return { id: webhook.id, secret };
};

/** Lets events happen, and waits until they have their place in the record. */
async function happen(...actions: string[]): Promise<void> {
  const events = actions.map(
    (action): AuditEvent => ({
      action,
      actor: { kind: 'system', id: 'test', name: 'Countersign', address: '203.0.113.9' },
      outcome: 'success',
      subject: { kind: 'user', id: newId(), name: 'Ada “Ä”' },
      connection: newId(),
      at: mirror.api.clock.now(),
    }),
  );
  await mirror.api.test.database.transaction((tx) => recordAudits(tx, events));
  await mirror.services.appender.appendPending();
}

type Delivery = {
  id: string;
  eventId: string;
  seq: number;
  state: string;
  attempts: number;
  lastStatus: number | null;
};
const deliveries = async (id: string, query = ''): Promise<Delivery[]> => {
  const { status, body } = await mirror.call('GET', `/webhooks/${id}/deliveries${query}`);
  expect(status).toBe(200);
  return body.items as Delivery[];
};
const stateOf = async (id: string) => (await mirror.call('GET', `/webhooks/${id}`)).body.state;
const remove = (id: string) => mirror.call('DELETE', `/webhooks/${id}`);

describe('a webhook', () => {
  it('is told what happens from then on, in order, signed so that the receiver can verify it (R118)', async () => {
    await happen('user_create_provision');
    const { id, secret } = await make('/signed');
    await happen('user_update_provision', 'directory.user_update', 'user_deprovision');
    await sender().send();
    const came = receiver.received.filter(({ path }) => path === '/signed');
    expect(came.map(({ body }) => JSON.parse(body).kind)).toEqual(['user_update_provision', 'user_deprovision']);
    for (const { body, headers } of came) {
      const [, seconds, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(headers['countersign-signature'] ?? '') ?? [];
      expect(signature).toBe(createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex'));
      expect(Math.abs(Number(seconds) - mirror.api.clock.now().getTime() / 1000)).toBeLessThan(5);
      expect(headers).toMatchObject({ 'content-type': 'application/json', 'countersign-event': JSON.parse(body).id });
      expect(body).not.toContain('203.0.113.9');
    }
    const [last] = (await mirror.call('GET', '/events?limit=1')).body.items as object[];
    expect(JSON.parse(came.at(-1)?.body ?? '')).toEqual(last);
    expect((await deliveries(id)).map(({ state, lastStatus }) => [state, lastStatus])).toEqual([
      ['delivered', 200],
      ['delivered', 200],
    ]);
    await remove(id);
  });

  it('is told only of the kinds and the connection it asks for', async () => {
    const { id } = await make('/narrow', { kinds: ['idm_integration_update'], connection: 'slack' });
    await happen('idm_integration_update', 'user_create_provision');
    await mirror.call('PATCH', '/connections/slack', { settings: { concurrency: 3 } });
    await mirror.services.appender.appendPending();
    await sender().send();
    const came = receiver.received.filter(({ path }) => path === '/narrow').map(({ body }) => JSON.parse(body));
    expect(came.map(({ kind, subject }) => [kind, subject.name])).toEqual([['idm_integration_update', 'Slack slack']]);
    await remove(id);
  });

  it('is tried again after a failure, and what comes later waits for it: the order is kept', async () => {
    const { id } = await make('/order');
    receiver.answers.set('/order', [500, 302]);
    await happen('user_create_provision', 'user_update_provision', 'user_deprovision');
    const process = sender();
    await process.send();
    const [first] = receiver.seqs('/order');
    expect(receiver.seqs('/order')).toEqual([first]);
    expect((await deliveries(id)).at(-1)).toMatchObject({ state: 'pending', attempts: 1, lastStatus: 500 });
    await process.send();
    expect(receiver.seqs('/order')).toHaveLength(1);
    mirror.api.clock.advance(11_000);
    await process.send();
    expect((await deliveries(id)).at(-1)).toMatchObject({ state: 'pending', attempts: 2, lastStatus: 302 });
    mirror.api.clock.advance(61_000);
    await process.send();
    const seqs = receiver.seqs('/order');
    expect(seqs).toHaveLength(5);
    expect(seqs.slice(0, 3)).toEqual([first, first, first]);
    expect(seqs.slice(2)).toEqual(seqs.slice(2).toSorted((one, other) => one - other));
    const signed = new Set(
      receiver.received.filter(({ path }) => path === '/order').map(({ headers }) => headers['countersign-event']),
    );
    expect(signed.size).toBe(3);
    expect(receiver.received.some(({ path }) => path === '/elsewhere')).toBe(false);
    await remove(id);
  });

  it('gives a delivery up after eight tries, says why, goes on, and tries it again when told', async () => {
    const { id } = await make('/dead');
    receiver.answers.set('/dead', Array(8).fill(503));
    await happen('user_create_provision', 'user_update_provision');
    const process = sender();
    for (let tries = 0; tries < 9; tries += 1) {
      await process.send();
      mirror.api.clock.advance(5 * 3_600_000 + 1);
    }
    const [later, dead] = await deliveries(id);
    expect(later).toMatchObject({ state: 'delivered', attempts: 1 });
    expect(dead).toMatchObject({ state: 'dead', attempts: 8, lastError: 'It answered with status 503.', nextAt: null });
    expect((await deliveries(id, '?state=dead')).map((each) => each.id)).toEqual([dead?.id]);
    const again = await mirror.call('POST', `/webhooks/${id}/deliveries/${dead?.id}/retry`);
    expect([again.status, again.body]).toEqual([200, expect.objectContaining({ state: 'pending', attempts: 0 })]);
    await process.send();
    expect((await deliveries(id)).map(({ state }) => state)).toEqual(['delivered', 'delivered']);
    expect(receiver.seqs('/dead').at(-1)).toBe(dead?.seq);
    await remove(id);
  });

  it('is stopped where nothing is accepted any more, with a record, and loses nothing once it is enabled', async () => {
    const { id } = await make('/failing');
    receiver.answers.set('/failing', Array(24).fill(500));
    await happen(...Array<string>(5).fill('group_update_provision'));
    const process = sender();
    for (let tries = 0; tries < 26; tries += 1) {
      await process.send();
      mirror.api.clock.advance(5 * 3_600_000 + 1);
    }
    expect(await stateOf(id)).toBe('failing');
    expect((await deliveries(id)).map(({ state }) => state)).toEqual(['pending', 'pending', 'dead', 'dead', 'dead']);
    const [stopped] = await mirror.events('provisioning.webhook_stop');
    expect(stopped).toMatchObject({ outcome: 'failed', subject: { kind: 'webhook', id } });
    await happen('group_delete_provision');
    expect((await mirror.run('webhook', 'enable', id)).out).toContain('is enabled');
    await process.send();
    expect((await deliveries(id, '?state=delivered')).map(({ attempts }) => attempts)).toEqual([1, 1, 1]);
    await remove(id);
  });

  it('is sent each event once, although several processes send', async () => {
    const { id } = await make('/once');
    const processes = Array.from({ length: 4 }, () => sender());
    for (let round = 0; round < 5; round += 1) {
      await happen(...Array<string>(20).fill('user_update_provision'));
      await Promise.all(processes.map((process) => process.send()));
    }
    await sender().send();
    const seqs = receiver.seqs('/once');
    expect(seqs).toHaveLength(100);
    expect(seqs).toEqual([...new Set(seqs)].toSorted((one, other) => one - other));
    await remove(id);
  });

  it('is sent nothing while it is switched off, and everything in order afterwards', async () => {
    const { id } = await make('/off');
    expect((await mirror.call('PATCH', `/webhooks/${id}`, { enabled: false })).body.state).toBe('disabled');
    await happen('user_create_provision', 'user_update_provision');
    await sender().send();
    expect(receiver.seqs('/off')).toEqual([]);
    await mirror.call('PATCH', `/webhooks/${id}`, { enabled: true });
    await sender().send();
    expect(receiver.seqs('/off')).toHaveLength(2);
    await remove(id);
  });
});

describe('several webhooks', () => {
  it('do not wait for one whose secret cannot be opened', async () => {
    const broken = await make('/broken');
    const fine = await make('/fine');
    const { database } = mirror.api.test;
    await database.query(`UPDATE webhooks SET sealed_secret = 'v1.damaged' WHERE id = $1`, [broken.id]);
    await happen('user_create_provision');
    await expect(sender().send()).rejects.toMatchObject({ code: 'sealing.envelope_malformed' });
    expect([receiver.seqs('/fine').length, receiver.seqs('/broken').length]).toEqual([1, 0]);
    expect(await deliveries(broken.id)).toMatchObject([{ state: 'pending', attempts: 0 }]);
    for (const { id } of [broken, fine]) await remove(id);
  });

  it('are sent to by themselves while the server runs', async () => {
    const { id } = await make('/alone');
    const worker = createWebhookWorker({ sender: sender(), logger: createLogger('silent') });
    worker.start();
    try {
      await happen('user_create_provision');
      const end = Date.now() + 10_000;
      while (receiver.seqs('/alone').length === 0 && Date.now() < end) await once(receiver.heard, 'event');
      expect(receiver.seqs('/alone')).toHaveLength(1);
    } finally {
      await worker.stop();
    }
    expect((await deliveries(id)).map(({ state }) => state)).toEqual(['delivered']);
    await remove(id);
  });
});

describe('the address of a webhook', () => {
  it.each([
    'http://example.com/in',
    'ftp://example.com',
    'https://u:p@example.com/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://169.254.169.254/latest/meta-data',
    'https://no-such-host.invalid/',
    'example.com',
  ])('is refused as %s (R66, R118)', async (url) => {
    const { status, body } = await mirror.call('POST', '/webhooks', { name: 'x', url });
    expect([status, body.code]).toEqual([400, 'provisioning.webhook_url_refused']);
  });

  it('is checked anew on every try: a host that is let in no more gets nothing (R66, R118)', async () => {
    const { id } = await make('/rebound');
    await happen('user_create_provision');
    await sender({ allowPrivateHosts: [] }).send();
    expect(receiver.seqs('/rebound')).toEqual([]);
    expect(await deliveries(id)).toMatchObject([
      { state: 'pending', attempts: 1, lastStatus: null, lastError: 'The address leads into a private network.' },
    ]);
    await remove(id);
  });
});

describe('setting webhooks up', () => {
  it('shows the secret once, keeps it sealed, and never tells it again (R61)', async () => {
    const { id, secret } = await make('/secret');
    expect(secret).toMatch(/^whsec_[\w-]{43}$/);
    await mirror.call('PATCH', `/webhooks/${id}`, { enabled: false });
    const shown = await Promise.all(
      [`/webhooks/${id}`, '/webhooks', `/webhooks/${id}/deliveries`, '/audit?limit=200'].map((path) =>
        mirror.call('GET', path),
      ),
    );
    const rows = await mirror.api.test.database.query('SELECT row_to_json(w)::text AS text FROM webhooks w');
    const everything = [...shown.map(({ text }) => text), JSON.stringify(rows), await mirror.everythingKept()].join(
      '\n',
    );
    expect(everything).toContain(id);
    expect(everything).not.toContain(secret.slice('whsec_'.length));
    expect(shown[0]?.text).not.toContain('v1.');
    await remove(id);
    expect((await mirror.call('GET', `/webhooks/${id}`)).body.code).toBe('provisioning.webhook_not_found');
    const told = ['create', 'update', 'delete'].map((verb) => mirror.events(`provisioning.webhook_${verb}`));
    for (const events of await Promise.all(told)) expect(events.some(({ subject }) => subject?.id === id)).toBe(true);
  });

  it('needs the scope, and hostile input is never a failure of ours', async () => {
    const { secret: reader } = await mirror.withScopes('provisioning:read');
    const input = { name: 'x', url: receiver.url('/x') };
    expect((await mirror.call('POST', '/webhooks', input, reader)).status).toBe(403);
    expect((await mirror.call('GET', '/webhooks', undefined, reader)).status).toBe(200);
    const bodies = [
      {},
      { ...input, url: '' },
      { ...input, url: 'https://\u0000' },
      { ...input, url: `https://example.com/${'x'.repeat(3_000)}` },
      { ...input, name: 'a\u0000b' },
      { ...input, kinds: ['everything'] },
      { ...input, kinds: 'user_deprovision' },
      { ...input, connection: '%00' },
      { ...input, secret: 'mine' },
      [],
    ];
    for (const body of bodies)
      expect([body, (await mirror.call('POST', '/webhooks', body)).status]).toEqual([body, 400]);
    expect((await mirror.call('POST', '/webhooks', { ...input, connection: 'nothing' })).status).toBe(404);
    for (const path of ['x', '%00', newId()]) {
      expect([400, 404]).toContain((await mirror.call('GET', `/webhooks/${path}`)).status);
      expect([400, 404]).toContain((await mirror.call('DELETE', `/webhooks/${path}`)).status);
    }
    const { id } = await make('/hostile');
    for (const query of ['cursor=WyJ4Il0', 'state=x', 'limit=0']) {
      expect([query, (await mirror.call('GET', `/webhooks/${id}/deliveries?${query}`)).status]).toEqual([query, 400]);
    }
    expect((await mirror.call('POST', `/webhooks/${id}/deliveries/${newId()}/retry`)).status).toBe(404);
    expect((await mirror.call('PATCH', `/webhooks/${id}`, { enabled: 'yes' })).status).toBe(400);
    await remove(id);
  });

  it('is done by command as well', async () => {
    const url = receiver.url('/typed');
    const created = await mirror.run('webhook', 'create', url, '--name', 'SIEM', '--kind', 'user_deprovision');
    expect([created.code, created.out]).toEqual([0, expect.stringMatching(/^whsec_[\w-]{43}\n$/)]);
    const { json } = await mirror.run('webhook', 'list', '--json');
    const [{ id }] = (json as unknown as { items: [{ id: string }] }).items;
    expect((await mirror.run('webhook', 'list')).out).toMatch(/SIEM .*user_deprovision +all +enabled +0/);
    receiver.answers.set('/typed', [500]);
    await happen('user_deprovision');
    await sender().send();
    expect((await mirror.run('webhook', 'show', id)).out).toMatch(/Name: +SIEM\n(.*\n)*State: +enabled/);
    expect((await mirror.run('webhook', 'show', id, '--json')).json).not.toHaveProperty('secret');
    expect((await mirror.run('webhook', 'show', '0d4f4b7e-3a53-4f0e-9d0b-7f1c2b3a4d5e')).code).toBe(3);
    const listed = await mirror.run('webhook', 'deliveries', id, '--json');
    const [delivery] = (listed.json as unknown as { items: [Delivery] }).items;
    expect((await mirror.run('webhook', 'deliveries', id)).out).toContain('It answered with status 500.');
    const retry = async () => (await mirror.run('webhook', 'retry', id, delivery.id)).out;
    expect(await retry()).toContain('is sent again after what waits before it');
    await sender().send();
    expect(receiver.seqs('/typed')).toEqual([delivery.seq, delivery.seq]);
    expect((await mirror.run('webhook', 'disable', id)).out).toContain('is disabled');
    expect(await retry()).toContain('is sent again once the webhook is enabled');
    await sender().send();
    expect(receiver.seqs('/typed')).toHaveLength(2);
    await mirror.run('webhook', 'enable', id);
    await sender().send();
    expect(receiver.seqs('/typed')).toHaveLength(3);
    expect((await mirror.run('webhook', 'delete', id)).error).toContain('forgets a webhook for good');
    expect((await mirror.run('webhook', 'delete', id, '--yes')).code).toBe(0);
    expect((await mirror.run('webhook', 'show')).code).toBe(2);
    const refused = await mirror.run('webhook', 'create', 'http://example.com', '--name', 'x');
    expect([refused.code, refused.error]).toEqual([2, expect.stringContaining('https')]);
  });
});
