import { connect } from 'node:net';
import fc from 'fast-check';
import { matchesFilter, parseFilter, userFilterAttributes } from '../../src/sandbox/scim/parse-filter';
import { readPath } from '../../src/sandbox/scim/read-patch-v2';
import { ScimRefusal } from '../../src/sandbox/scim/scim-refusal';
import { slackTime } from '../../src/sandbox/scim/slack-time';
import { codeOf, enterpriseUrn, type Json, newUser, patchUrn, ScimClient } from './scim-client';

let client: ScimClient;
beforeAll(async () => {
  client = await ScimClient.open();
});
beforeEach(() => client.reset());
afterAll(() => client.sandbox.stop());

describe('bad input gets Slack’s own error', () => {
  const raw = (body: string | Buffer, headers: Record<string, string> = {}) =>
    fetch(`${client.url}/scim/v2/Users`, {
      method: 'POST',
      body: body as BodyInit,
      headers: { authorization: `Bearer ${client.token}`, 'content-type': 'application/json', ...headers },
    });

  it.each<[string, () => string | Buffer, Record<string, string>?]>([
    ['no JSON', () => '{'],
    ['an empty body', () => ''],
    ['an array', () => '[]'],
    ['a text', () => '"x"'],
    ['null', () => 'null'],
    ['a body of 10 MB', () => JSON.stringify({ ...newUser(), title: 'x'.repeat(10_000_000) })],
    ['a body that is not UTF-8', () => Buffer.from([0x7b, 0xff, 0x7d])],
    ['a compressed body', () => '{}', { 'content-encoding': 'gzip' }],
    ['XML', () => '<a/>', { 'content-type': 'application/xml' }],
  ])('for %s', async (_case, body, ...[headers]) => {
    const answer = await raw(body(), headers);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('"detail":"invalid_request_payload"');
    expect(client.org.members.all).toHaveLength(1);
  });

  it('for JSON a hundred thousand levels deep', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const text = JSON.stringify(newUser({ title: 'DEEP' })).replace('"DEEP"', deep);
    const answer = await raw(text);
    expect(answer.status).toBe(400);
    expect((await raw(`{"schemas":["x"],"userName":"deep","nonsense":${deep},"emails":["x"]}`)).status).toBe(400);
  });

  it('for names that are in every object', async () => {
    for (const path of ['constructor', '__proto__', 'toString', 'hasOwnProperty', `${enterpriseUrn}:constructor`]) {
      const { id } = client.org.primaryOwner ?? { id: '' };
      expect(codeOf(await client.patch(id, { op: 'replace', path, value: { x: 1 } }))).toBe('invalid_attribute_format');
      expect((await client.call('GET', `/v2/Users/${encodeURIComponent(path)}`)).status).toBe(400);
    }
    const created = await raw(
      '{"schemas":["x"],"userName":"p","emails":[{"value":"p@a.example"}],"__proto__":{"active":false}}',
    );
    expect(created.status).toBe(201);
    expect(({} as Json).active).toBeUndefined();
  });

  it('for wrong methods, whatever the address', async () => {
    for (const [method, path, code] of [
      ['PUT', '/v2/ServiceProviderConfig', 'method_not_allowed'],
      ['POST', '/v2/Schemas', 'method_not_allowed'],
      ['POST', '/v2/Users/U1', 'method_not_allowed'],
      ['OPTIONS', '/v1/Groups', 'method_not_allowed'],
      ['PUT', '/v1/Groups', 'missing_group_id'],
      ['DELETE', '/v2/Bulk', 'bad_endpoint'],
      ['GET', '/', 'bad_endpoint'],
      ['GET', '/v2/Users/%00', 'no_such_user'],
      ['GET', '/v2/Users/%E0%A4%A', 'no_such_user'],
      ['GET', '/v9/Users', 'unsupported_version'],
    ] as const) {
      expect([method, path, codeOf(await client.call(method, path, method === 'GET' ? undefined : {}))]).toEqual([
        method,
        path,
        code,
      ]);
    }
  });

  it('for huge and odd paging, filters and headers', async () => {
    for (const query of [
      'count=99999999999999999999',
      'startIndex=999999999',
      'count=-1',
      'count=NaN',
      'count=1&count=2',
      'startIndex=1.5',
    ]) {
      expect((await client.call('GET', `/v2/Users?${query}`)).status).toBe(200);
    }
    expect((await client.call('GET', `/v2/Users?filter=${'('.repeat(10_000)}`)).status).toBe(400);
    for (const authorization of [
      'Bearer',
      'Bearer ',
      'Bearer a b',
      'bearer x',
      'Basic eDp5',
      `Bearer ${'x'.repeat(8_000)}`,
    ]) {
      expect((await client.call('GET', '/v2/Users', undefined, { authorization })).status).toBe(401);
    }
  });

  it('and a client that goes away in the middle harms nobody', async () => {
    await new Promise<void>((gone) => {
      const socket = connect(Number(new URL(client.url).port), '127.0.0.1', () => {
        socket.write(
          `POST /scim/v2/Users HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${client.token}\r\nContent-Length: 100\r\n\r\n{"sch`,
        );
        socket.destroy();
      });
      socket.on('close', () => gone());
    });
    expect((await client.call('GET', '/v2/Users')).status).toBe(200);
    expect(client.org.members.all).toHaveLength(1);
  });

  it('never ends in a 5xx, whatever JSON comes', async () => {
    const { id } = await client.user();
    const group = await client.group('G', id);
    const names = fc.constantFrom(
      ...[
        'userName',
        'nickName',
        'displayName',
        'emails',
        'phoneNumbers',
        'addresses',
        'roles',
        'photos',
        'name',
        'active',
      ],
      ...[
        'title',
        'meta',
        'members',
        'groups',
        enterpriseUrn,
        `${enterpriseUrn}.manager`,
        'emails[value eq "x"]',
        'locale',
      ],
    );
    const body = fc.dictionary(names, fc.jsonValue({ maxDepth: 3 }));
    const operation = fc.record({
      op: fc.constantFrom('add', 'replace', 'remove'),
      path: names,
      value: fc.jsonValue({ maxDepth: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(body, fc.array(operation, { maxLength: 3 }), async (attributes, Operations) => {
        const whole = { ...attributes, schemas: ['x'] };
        const patch = { schemas: [patchUrn], Operations };
        const answers = await Promise.all([
          client.call('POST', '/v2/Users', whole),
          client.call('PUT', `/v2/Users/${id}`, whole),
          client.call('PATCH', `/v1/Users/${id}`, whole),
          client.call('PATCH', `/v2/Users/${id}`, patch),
          client.call('PATCH', `/v2/Groups/${group.id}`, patch),
          client.call('PATCH', `/v1/Groups/${group.id}`, whole),
          client.call('POST', '/v1/Groups', whole),
        ]);
        for (const answer of answers) expect(answer.status).toBeLessThan(500);
      }),
      { numRuns: 150 },
    );
    expect((await client.call('GET', '/v2/Users?count=1000')).status).toBe(200);
  });
});

describe('the filter parser', () => {
  const attribute = fc.constantFrom(...userFilterAttributes);
  const operator = fc.constantFrom('eq', 'co', 'sw', 'gt', 'ge', 'lt', 'le');
  const comparison = fc.record({ attribute, operator, value: fc.string({ maxLength: 10 }) });
  const { tree } = fc.letrec<{ tree: Json }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      comparison.map((each) => ({ kind: 'compare', ...each })),
      fc.record({ kind: fc.constantFrom('and', 'or'), parts: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }) }),
    ),
  }));
  const write = (node: Json): string =>
    node.kind === 'compare'
      ? `${node.attribute} ${node.operator} "${node.value.replace(/[\\"]/g, '\\$&')}"`
      : `(${node.parts.map(write).join(` ${node.kind} `)})`;

  it('reads back every tree that is written out', () => {
    fc.assert(
      fc.property(tree, (node) => {
        expect(parseFilter(write(node), userFilterAttributes)).toEqual(node);
      }),
    );
  });

  it('answers any text with a filter or one of Slack’s codes', () => {
    const codes = ['no_filters', 'incomplete_filter', 'invalid_filter_group', 'invalid_query'];
    const word = fc.constantFrom(
      'username',
      'email',
      'eq',
      'pr',
      'and',
      'or',
      '(',
      ')',
      '"x"',
      "'",
      '"',
      'foo',
      ' ',
      '\\',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, (noise) => {
        try {
          expect(['compare', 'and', 'or']).toContain(parseFilter(noise, userFilterAttributes).kind);
        } catch (error) {
          expect(error).toBeInstanceOf(ScimRefusal);
          expect(codes).toContain((error as ScimRefusal).code);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('binds and tighter than or', () => {
    const fits = (text: string, values: Json) =>
      matchesFilter(parseFilter(text, ['a', 'b', 'c']), (name) => values[name]);
    expect(fits('a eq 1 or b eq 1 and c eq 1', { a: '1', b: '0', c: '0' })).toBe(true);
    expect(fits('(a eq 1 or b eq 1) and c eq 1', { a: '1', b: '0', c: '0' })).toBe(false);
  });
});

describe('paths and times', () => {
  it('answers any path with its parts or invalid_attribute_format', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((noise) => `emails[${noise}]`),
        ),
        (noise) => {
          try {
            expect(readPath(noise).name).toMatch(/^[\w:.-]+$/);
          } catch (error) {
            expect((error as ScimRefusal).code).toBe('invalid_attribute_format');
          }
        },
      ),
    );
    expect(readPath('members[value eq U1]')).toEqual({
      name: 'members',
      item: { attribute: 'value', value: 'U1' },
      part: undefined,
    });
  });

  it('shows California’s time, summer and winter, as the machine’s time zones know it', () => {
    const format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'America/Los_Angeles',
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    const after2008 = fc.date({ min: new Date('2008-01-01'), max: new Date('2035-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(after2008, (at) => expect(slackTime(at).slice(0, 19)).toBe(format.format(at).replace(' ', 'T'))),
    );
  });
});
