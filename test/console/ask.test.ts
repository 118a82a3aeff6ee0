import { ask } from '../../src/console/client/api/ask';
import { Session } from '../../src/console/client/api/session';

const network = jest.spyOn(globalThis, 'fetch');
afterAll(() => network.mockRestore());

const proxyPage = (status: number) =>
  new Response('<h1>Bad gateway</h1>', { headers: { 'content-type': 'text/html' }, status });
const ownProblem = (status: number, code: string) =>
  Response.json({ code, status, title: 'Told by Countersign.' }, { status });
const unreachable = { problem: { code: 'console.unreachable', status: 0 } };

describe('what is asked of Countersign', () => {
  it.each([502, 503, 504])('is not answered by a proxy that says %d in its place', async (status) => {
    network.mockResolvedValueOnce(proxyPage(status));
    await expect(ask('/api/v1/users')).rejects.toMatchObject(unreachable);
    network.mockResolvedValueOnce(new Response(null, { status }));
    await expect(ask('/api/v1/users')).rejects.toMatchObject(unreachable);
  });

  it('is not answered where the network is away', async () => {
    network.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    await expect(ask('/api/v1/users')).rejects.toMatchObject(unreachable);
  });

  it.each([502, 503, 504])('is answered by Countersign with %d, too: what it says is read', async (status) => {
    network.mockResolvedValueOnce(ownProblem(status, 'slack.transient'));
    expect(await (await ask('/api/v1/users')).json()).toMatchObject({ code: 'slack.transient' });
  });

  it.each([200, 404, 500])('is answered with %d, by whomever', async (status) => {
    network.mockResolvedValueOnce(proxyPage(status));
    expect(await ask('/api/v1/users')).toMatchObject({ status });
  });
});

describe('a session of the console', () => {
  const opened = (lastsMs: number) =>
    Response.json({
      token: 'cst_1',
      expiresAt: new Date(Date.now() + lastsMs).toISOString(),
      person: { id: '1', username: 'ada', role: 'owner' },
      scopes: [],
    });

  it.each([
    ['a proxy answers for Countersign', () => proxyPage(502), 'console.unreachable'],
    ['something else answers that all is well', () => proxyPage(200), 'console.foreign_answer'],
    ['Countersign has a fault', () => ownProblem(500, 'http.unexpected'), 'http.unexpected'],
  ])('that cannot begin because %s knows why, and begins when it is tried again', async (_, answer, code) => {
    const session = new Session();
    expect(session.state()).toEqual({ kind: 'starting', error: undefined });
    network.mockResolvedValueOnce(answer());
    await expect(session.token()).rejects.toMatchObject({ problem: { code } });
    expect(session.state()).toMatchObject({ kind: 'starting', error: { problem: { code } } });
    network.mockResolvedValueOnce(opened(600_000));
    expect(await session.token()).toBe('cst_1');
    expect(session.state()).toMatchObject({ kind: 'open', reachable: true });
  });

  it('says that Countersign is away when the next token does not come, and that it is back when it does', async () => {
    const session = new Session();
    network.mockResolvedValueOnce(opened(0));
    await session.token();
    network.mockResolvedValueOnce(proxyPage(502));
    await expect(session.token()).rejects.toMatchObject(unreachable);
    expect(session.state()).toMatchObject({ kind: 'open', reachable: false });
    network.mockResolvedValueOnce(opened(600_000));
    await session.token();
    expect(session.state()).toMatchObject({ kind: 'open', reachable: true });
  });

  it('does not say so of what Countersign itself answered', async () => {
    const session = new Session();
    network.mockResolvedValueOnce(opened(0));
    await session.token();
    network.mockResolvedValueOnce(ownProblem(429, 'http.too_many_requests'));
    await expect(session.token()).rejects.toMatchObject({ problem: { status: 429 } });
    expect(session.state()).toMatchObject({ kind: 'open', reachable: true });
  });

  it('asks no further where the console does not open for this person', async () => {
    const session = new Session();
    network.mockResolvedValueOnce(ownProblem(403, 'console.no_role'));
    await expect(session.token()).rejects.toMatchObject({ problem: { code: 'console.no_role' } });
    expect(session.state()).toMatchObject({ kind: 'refused' });
  });
});
