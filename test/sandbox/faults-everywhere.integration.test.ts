import { createSandbox } from '../../src/sandbox';
import { readCommandOptions } from '../../src/sandbox/command-options';
import { faultInputSchema } from '../../src/sandbox/faults/fault-rule';
import type { FacePrefix } from '../../src/sandbox/http/api-routes';
import { Browser, textOf } from './browser';
import { buildResponse, idpCertificate, idpEndpoint, idpIssuer } from './identity-provider';
import { type Json, WebClient } from './web-client';

type Answer = { status: number; text: string; headers: Headers };
type Face = {
  /** As faults and the journal name the call that is made here. */
  operation: string;
  call(): Promise<Answer>;
  isFine(answer: Answer): boolean;
  /** What the call ends in without its token, and without its scope; unset where there is none. */
  revoked?: string;
  missingScope?: [scope: string, told: string];
  /** How many calls come through at once; unset where no limit is known. */
  atOnce?: number;
};

let client: WebClient;
let member: string;
beforeAll(async () => {
  client = await WebClient.open({ workspace: { kind: 'enterprise' } });
});
beforeEach(async () => {
  await client.reset();
  client.token = client.issue({ scopes: ['admin', 'auditlogs:read', 'users:read', 'users.profile:write'] });
  member = client.member('ada').id;
});
afterAll(() => client.sandbox.stop());

async function send(path: string, init: RequestInit = {}): Promise<Answer> {
  const headers = { authorization: `Bearer ${client.token}`, ...init.headers };
  const answer = await fetch(`${client.url}${path}`, { ...init, headers });
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}

/** One call of each interface. A new one must be added before this compiles. */
const faces: Record<FacePrefix, Face> = {
  '/scim/': {
    operation: 'scim.users.get',
    call: () => send(`/scim/v2/Users/${member}`),
    isFine: ({ status }) => status === 200,
    revoked: '"description":"invalid_authentication"',
    missingScope: ['admin', 'permission_denied'],
    atOnce: 300,
  },
  '/api/': {
    operation: 'users.info',
    call: () => send(`/api/users.info?user=${member}`),
    isFine: ({ text }) => text.startsWith('{"ok":true'),
    revoked: '"error":"token_revoked"',
    missingScope: ['users:read', '"error":"missing_scope"'],
    atOnce: 3,
  },
  '/audit/': {
    operation: 'audit.logs',
    call: () => send('/audit/v1/logs'),
    isFine: ({ text }) => text.startsWith('{"entries":'),
    revoked: '',
    missingScope: ['auditlogs:read', ''],
    atOnce: 3,
  },
  '/actions/': {
    operation: 'response_url',
    call: () => send('/actions/T1/1/secret', { method: 'POST', body: '{"text":"x"}' }),
    isFine: ({ status, text }) => status === 404 && text.includes('invalid_url'),
  },
};

const fault = (rule: Json) => client.control('POST', '/faults', rule);
const outcome = (call: Promise<Answer>) =>
  call.then(
    ({ status }) => status,
    () => 'nothing' as const,
  );

describe.each(Object.entries(faces))('faults of %s', (_prefix, face) => {
  it('is fine without any', async () => {
    expect(face.isFine(await face.call())).toBe(true);
    const [entry] = (await client.control('GET', '/journal/calls')).body.calls;
    expect([entry.operation, entry.fault]).toEqual([face.operation, undefined]);
  });

  it('are all kinds there are, each for the n-th call, and over after it', async () => {
    const told: { [kind: string]: (answer: Answer) => boolean } = {
      throttle: ({ status, headers }) => status === 429 && headers.get('retry-after') === '7',
      error: ({ status }) => status === 503,
      refuse: ({ text }) => text.includes('org_login_required'),
      html: ({ status, text }) => status === 502 && text.includes('<html>'),
      'malformed-json': ({ text }) => text !== '' && isBroken(text),
      slow: face.isFine,
      interfere: face.isFine,
      'deactivate-on-update': face.isFine,
    };
    const more: Json = {
      throttle: { retryAfterSeconds: 7 },
      error: { status: 503 },
      refuse: { code: 'org_login_required' },
      slow: { delayMs: 1 },
      timeout: { delayMs: 1 },
      interfere: { interference: { member: 'ada', patch: { title: 'Countess' } } },
    };
    const kinds = faultInputSchema.options.map((option) => option.shape.kind.value);
    for (const kind of kinds.filter((each) => each !== 'revoke-token' && each !== 'remove-scope')) {
      await client.control('DELETE', '/faults');
      await fault({ kind, operation: face.operation, nth: 2, ...more[kind] });
      expect([kind, face.isFine(await face.call())]).toEqual([kind, true]);
      const check = told[kind];
      if (check) expect([kind, check(await face.call())]).toEqual([kind, true]);
      else expect([kind, await outcome(face.call())]).toEqual([kind, 'nothing']);
      expect([kind, face.isFine(await face.call())]).toEqual([kind, true]);
      const { calls } = (await client.control('GET', '/journal/calls')).body;
      expect(calls.slice(-3).map((call: Json) => call.fault)).toEqual([undefined, kind, undefined]);
    }
    expect(client.org.members.get(member)?.title).toBe('Countess');
  });

  it('take its token in the middle of a run, and a scope from it, for good', async () => {
    for (const [kind, told] of [
      ['revoke-token', face.revoked],
      ['remove-scope', face.missingScope?.[1]],
    ] as const) {
      await client.control('DELETE', '/faults');
      client.token = client.issue({ scopes: ['admin', 'auditlogs:read', 'users:read'] });
      await fault({
        kind,
        operation: face.operation,
        nth: 2,
        ...(kind === 'remove-scope' && { scope: face.missingScope?.[0] }),
      });
      expect(face.isFine(await face.call())).toBe(true);
      for (const again of [1, 2]) {
        const answer = await face.call();
        const isSpoilt = told !== undefined && !face.isFine(answer) && answer.text.includes(told);
        expect([kind, again, isSpoilt, face.isFine(answer)]).toEqual([
          kind,
          again,
          told !== undefined,
          told === undefined,
        ]);
      }
    }
  });

  it('come at a rate, and are the same for the same seed', async () => {
    const run = async () => {
      await client.control('DELETE', '/faults');
      await fault({ kind: 'error', operation: face.operation, rate: 0.4, seed: 3 });
      const statuses = [];
      for (let n = 0; n < 30; n++) statuses.push((await face.call()).status);
      return statuses;
    };
    const first = await run();
    const failed = first.filter((status) => status === 500).length;
    expect(failed).toBeGreaterThan(4);
    expect(failed).toBeLessThan(22);
    expect(await run()).toEqual(first);
  });

  it('leave other interfaces alone', async () => {
    await fault({ kind: 'error', operation: face.operation });
    for (const other of Object.values(faces)) expect(other.isFine(await other.call())).toBe(other !== face);
  });
});

describe.each(Object.entries(faces).filter(([, { atOnce }]) => atOnce !== undefined))(
  'limits of %s',
  (_prefix, face) => {
    it('end after as many calls as Slack lets through at once, and an hour of them passes in a moment', async () => {
      await client.control('PATCH', '/limits', { enabled: true });
      await client.turn({ webThrottleAnswer: '429' });
      const through = async () => {
        let count = 0;
        for (; count < 2_000; count++) if ((await face.call()).status === 429) return count;
        return count;
      };
      const first = await through();
      expect(first).toBeGreaterThanOrEqual(face.atOnce ?? 0);
      expect(first).toBeLessThan(400);
      const limited = await face.call();
      expect(Number(limited.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
      expect((await client.control('GET', '/journal/assert/over-limit')).body.ok).toBe(false);
      const startedAt = performance.now();
      await client.control('POST', '/clock', { advanceSeconds: 3_600 });
      expect(face.isFine(await face.call())).toBe(true);
      expect(performance.now() - startedAt).toBeLessThan(1_000);
    });
  },
);

describe('other apps’ traffic', () => {
  const isLimited = async (face: Face) => (await face.call()).status === 429;

  it('takes from what is shared: reads and writes of SCIM, and the Audit Logs API', async () => {
    await client.control('PATCH', '/limits', { enabled: true, otherAuditCallsPerMinute: 50 });
    while (!(await isLimited(faces['/audit/']))) await client.control('GET', '/clock');
    await client.control('POST', '/clock', { advanceSeconds: 3_600 });
    expect(await isLimited(faces['/audit/'])).toBe(true);
    await client.control('PATCH', '/limits', { otherAuditCallsPerMinute: 0 });
    expect(await isLimited(faces['/audit/'])).toBe(false);
  });

  it('is an option of the command line', async () => {
    const options = readCommandOptions({ otherReads: '940', otherWrites: '10', writeMs: '0' });
    const sandbox = createSandbox({ port: 0, ...options });
    const { url } = await sandbox.start();
    const limits = await (await fetch(`${url}/control/limits`)).json();
    await sandbox.stop();
    expect(limits).toMatchObject({ enabled: true, otherReadsPerMinute: 940, otherWritesPerMinute: 10, writeMs: 0 });
  });
});

describe('faults from the command line', () => {
  it.each<[string, Json]>([
    ['throttle', { kind: 'throttle', operation: '*' }],
    [
      'throttle:scim.users.*:rate=0.1,retryAfterSeconds=2',
      { rate: 0.1, retryAfterSeconds: 2, operation: 'scim.users.*' },
    ],
    ['error:*:status=503,nth=3', { kind: 'error', status: 503, nth: 3 }],
    ['timeout:users.list:applied=true,delayMs=5', { kind: 'timeout', applied: true, delayMs: 5 }],
    ['cut:scim.users.create', { kind: 'cut' }],
    ['malformed-json', { kind: 'malformed-json' }],
    ['html:*:status=503', { kind: 'html', status: 503 }],
    ['slow:*:delayMs=50', { kind: 'slow', delayMs: 50 }],
    ['revoke-token:*:nth=10', { kind: 'revoke-token', nth: 10 }],
    ['remove-scope:*:scope=users:read', { kind: 'remove-scope', scope: 'users:read' }],
    ['refuse:users.list:code=ratelimited', { kind: 'refuse', code: 'ratelimited' }],
    ['deactivate-on-update:scim.users.update', { kind: 'deactivate-on-update' }],
    [
      'interfere:scim.*:nth=2,member=ada@acme.example,patch.state=deactivated,patch.title=Gone',
      {
        kind: 'interfere',
        nth: 2,
        interference: { member: 'ada@acme.example', patch: { state: 'deactivated', title: 'Gone' } },
      },
    ],
    [
      'interfere:*:group=Staff,rename=Crew,addMembers=ada|grace,removeMembers=bob',
      { interference: { group: 'Staff', rename: 'Crew', addMembers: ['ada', 'grace'], removeMembers: ['bob'] } },
    ],
    ['interfere:*:group=Staff,removeGroup=true', { interference: { group: 'Staff', removeGroup: true } }],
  ])('%s', (text, rule) => {
    const [read] = readCommandOptions({ fault: [text] }).faults ?? [];
    expect(faultInputSchema.parse(read)).toMatchObject(rule);
  });

  it.each(['explode', 'error:*:status=200', 'throttle:*:rate=2', 'interfere:*:patch.state=x', 'slow:*:nonsense=1', ''])(
    'refuses “%s” before it starts',
    async (text) => {
      const sandbox = createSandbox({ port: 0, ...readCommandOptions({ fault: [text] }) });
      await expect(sandbox.start()).rejects.toMatchObject({ code: 'sandbox.invalid_options' });
    },
  );
});

describe('faults of single sign-on', () => {
  const settings = { endpointUrl: idpEndpoint, idpIssuer, certificate: idpCertificate };
  const present = () => {
    const browser = new Browser(client.url);
    return browser.present(buildResponse({ acsUrl: `${client.url}/sso/saml`, now: client.sandbox.clock().now() }));
  };
  const start = () => new Browser(client.url).get('/sso/saml/start');

  beforeEach(() => client.sandbox.configure(settings));

  it('play where a browser calls, before the sign-in or after it', async () => {
    await fault({ kind: 'error', operation: 'saml.start', status: 503, times: 1 });
    expect([(await start()).status, (await start()).status]).toEqual([503, 302]);
    await fault({ kind: 'error', operation: 'saml.acs', nth: 1 });
    const failed = await present();
    expect([failed.status, textOf(failed.text), failed.headers.get('set-cookie')]).toEqual([
      500,
      expect.stringContaining('Server Error'),
      null,
    ]);
    expect(client.sandbox.journal().filter((entry) => entry.message === 'Response')).toHaveLength(0);
    await client.control('DELETE', '/faults');
    await fault({ kind: 'throttle', operation: 'saml.*', retryAfterSeconds: 5, applied: true, times: 1 });
    const applied = await present();
    expect([applied.status, applied.headers.get('retry-after'), applied.headers.get('set-cookie')]).toEqual([
      429,
      '5',
      null,
    ]);
    expect(client.sandbox.journal().at(-1)).toMatchObject({ outcome: 'accepted' });
    await fault({ kind: 'slow', operation: 'saml.acs', delayMs: 1, times: 1 });
    await fault({ kind: 'cut', operation: 'saml.acs', nth: 2 });
    expect([(await present()).status, (await present()).status]).toEqual([303, 303]);
    await fault({ kind: 'timeout', operation: 'saml.acs', delayMs: 1, times: 1 });
    await expect(present()).rejects.toThrow();
  });

  it('do not play for a fault of every call', async () => {
    await fault({ kind: 'error' });
    expect((await start()).status).toBe(302);
    expect((await present()).status).toBe(303);
    expect((await faces['/scim/'].call()).status).toBe(500);
  });
});

function isBroken(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch {
    return true;
  }
}
