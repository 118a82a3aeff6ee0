import { apiRoutes } from '../../src/api';
import { scopes } from '../../src/contracts';
import { Mirror } from '../provisioning/mirror';

let mirror: Mirror;
const fills: { [name: string]: string } = { user: 'ada', group: 'Staff', app: 'slack', connection: 'slack' };

beforeAll(async () => {
  mirror = await Mirror.start();
  mirror.slack.member('olivia', { rank: 'owner' });
  await mirror.app('slack');
  await mirror.group('Staff', 'ada');
  await mirror.run('app', 'authorise', 'slack', 'Staff');
  await mirror.connection('slack');
  await mirror.call('POST', '/connections/slack/activate');
  const plan = (await mirror.call('POST', '/connections/slack/plans')).body;
  const approved = await mirror.call('POST', `/plans/${plan.id}/approve`, { hash: plan.hash });
  const webhook = await mirror.call('POST', '/webhooks', { name: 'SIEM', url: 'https://localhost:1/in' });
  const runs = await mirror.call('GET', '/connections/slack/runs');
  expect([approved.status, webhook.status, runs.status]).toEqual([200, 201, 200]);
  const [run] = runs.body.items as { id: string }[];
  Object.assign(fills, { plan: plan.id, run: run?.id, webhook: (webhook.body.webhook as { id: string }).id });
});
afterAll(() => mirror.stop());

/** Every list that pages, at something that exists. */
function lists(): string[] {
  const paged = apiRoutes(mirror.services, 'https://sso.example.com').filter(
    ({ declaration }) => declaration.method === 'get' && JSON.stringify(declaration).includes('"cursor"'),
  );
  return paged.map(({ declaration }) =>
    declaration.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => fills[name] ?? name),
  );
}

const uuid = '00000000-0000-4000-8000-000000000000';
/** Sort keys as some list or other has them, at the edges of what they may be, and such as none has. */
const keys = [
  '',
  'x',
  '0',
  '-1',
  '1.5',
  '1e999',
  '2147483648',
  '9007199254740993',
  '99999999999999999999',
  'NaN',
  'infinity',
  '2026-02-30',
  '2026-11-26T00:00:00.000Z',
  '2026-11-26T00:00:00.000000',
  '+010000-01-01T00:00:00.000Z',
  '-000001-01-01T00:00:00.000Z',
  uuid,
  'KFTR-MWQZ',
];

describe('a cursor', () => {
  it('of another list, or made up, is refused or begins somewhere, and never a fault of ours (R10, R65)', async () => {
    const found = lists();
    expect(found.length).toBeGreaterThan(15);
    expect(found.filter((path) => path.includes('{'))).toEqual([]);
    const cursors = keys.flatMap((key) => [[key], [key, uuid], [key, '0', '1']]);
    cursors.push(
      ['x', 'y'],
      ['2026-11-26T00:00:00.000Z', 'KFTR-MWQZ'],
      ['2026-11-26T00:00:00.000000', '1', 'KFTR-MWQZ'],
    );
    const faults: string[] = [];
    const refused = new Set<string>();
    for (const path of found) {
      const { secret } = await mirror.withScopes(...scopes); // one token would be told that it asks too much
      const get = (query: string) => mirror.call('GET', `${path}${query}`, undefined, secret);
      expect([path, (await get('')).status]).toEqual([path, 200]);
      for (const cursor of cursors) {
        const encoded = Buffer.from(JSON.stringify(cursor)).toString('base64url');
        const { status, body } = await get(`?cursor=${encoded}`);
        if (status === 400 && body.code === 'page.cursor_invalid') refused.add(path);
        else if (status !== 200) faults.push(`${path} ${JSON.stringify(cursor)}: ${status} ${body.code}`);
      }
    }
    expect(faults).toEqual([]);
    expect([...refused].sort()).toEqual([...found].sort());
  });
});
