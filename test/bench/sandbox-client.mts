import { Pool } from 'undici';

/** What the bench orders: calls of one kind, so many at once. */
export type Order = { url: string; token: string; kind: 'read' | 'write' | 'list'; calls: number; concurrency: number };
export type Report = { seconds: number; failures: string[] };

process.on('message', (order: Order) => {
  void run(order).then((report) => process.send?.(report));
});

/** Reads one user after another, changes one after another, or lists pages. */
async function run({ url, token, kind, calls, concurrency }: Order): Promise<Report> {
  const pool = new Pool(url, { connections: concurrency, pipelining: 1 });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const ids = await idsOf(pool, headers);
  const failures: string[] = [];
  let started = 0;
  const startedAt = process.hrtime.bigint();
  const work = async () => {
    while (started < calls) {
      const n = started++;
      const id = ids[n % ids.length];
      const { statusCode, body } =
        kind === 'read'
          ? await pool.request({ path: `/scim/v2/Users/${id}`, method: 'GET', headers })
          : kind === 'list'
            ? await pool.request({ path: `/scim/v2/Users?count=100&startIndex=${n * 100}`, method: 'GET', headers })
            : await pool.request({ path: `/scim/v2/Users/${id}`, method: 'PATCH', headers, body: titleOf(n) });
      const text = await body.text();
      if (statusCode !== 200) failures.push(`${statusCode} ${text}`);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
  await pool.close();
  return { seconds, failures: failures.slice(0, 3) };
}

async function idsOf(pool: Pool, headers: Record<string, string>): Promise<string[]> {
  const { body } = await pool.request({ path: '/scim/v2/Users?count=1000&startIndex=5000', method: 'GET', headers });
  const { Resources } = (await body.json()) as { Resources: { id: string }[] };
  return Resources.map((user) => user.id);
}

/** A title that is new at each call, so that each write changes something. */
function titleOf(n: number): string {
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:PatchOp'];
  return JSON.stringify({
    schemas,
    Operations: [{ op: 'replace', path: 'title', value: `Title ${n} ${process.hrtime.bigint()}` }],
  });
}
