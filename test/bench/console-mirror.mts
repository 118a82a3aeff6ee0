import type { Database } from '../../src/db';

/** Ids that the bench asks for. */
export type FilledMirror = { planId: string };

/**
 * Fills the mirror of a connection by statements, as it looks after a year: everybody bound, some accounts that are
 * nobody's, many plans, and one with a step for everybody. It is paused, so that nobody works on it meanwhile.
 *
 * @param slug of the connection's app
 * @param plans how many there are besides the large one
 */
export async function fillMirror(database: Database, slug: string, plans: number): Promise<FilledMirror> {
  const [connection] = await database.query<{ id: string }>(
    `UPDATE connections SET state = 'paused', state_reason = NULL
      WHERE app_id = (SELECT id FROM apps WHERE slug = $1) RETURNING id`,
    [slug],
  );
  const id = connection?.id ?? '';
  await database.query(
    `INSERT INTO remote_accounts (connection_id, account_id, user_name, email, display_name, kind, rank, active, held, digest,
                                  first_seen_at)
     SELECT $1::uuid, 'U' || lpad(u.n::text, 9, '0'), u.username, u.email, u.first_name || ' ' || u.last_name, 'person', 'member',
            true, jsonb_build_object('userName', u.username, 'email', u.email), md5(u.username), now()
       FROM (SELECT *, row_number() OVER (ORDER BY id) AS n FROM users) u
     UNION ALL
     SELECT $1::uuid, 'U9' || lpad(n::text, 8, '0'), 'stray' || n, 'stray' || n || '@elsewhere.example', 'Stray ' || n, 'person',
            'member', true, '{}', md5('stray' || n), now() FROM generate_series(1, 2000) AS n`,
    [id],
  );
  await database.query(
    `INSERT INTO bindings (connection_id, user_id, account_id, state, managed, user_name, updated_at)
     SELECT $1::uuid, u.id, 'U' || lpad(u.n::text, 9, '0'), CASE WHEN u.n % 5000 = 0 THEN 'conflicting' ELSE 'bound' END, true,
            u.username, now()
       FROM (SELECT *, row_number() OVER (ORDER BY id) AS n FROM users) u`,
    [id],
  );
  const [plan] = await database.query<{ id: string }>(
    `INSERT INTO plans (id, connection_id, kind, state, hash, scope_revision, counts, made_by, created_at)
     SELECT gen_random_uuid(), $1::uuid, CASE n WHEN 0 THEN 'reconcile' ELSE 'touched' END, 'done', md5(n::text), 1,
            json_build_object('operations', json_build_object('account.update', 1), 'unchanged', json_build_object('people', 0, 'groups', 0),
                              'reach', json_build_object('people', 1, 'groups', 0, 'seatsTaken', 0, 'seatsFreed', 0)),
            '{"kind":"system","id":"provisioning","name":"Countersign"}', now() - n * interval '10 minutes'
       FROM generate_series(0, $2) AS n RETURNING id`,
    [id, plans],
  );
  await database.query(
    `INSERT INTO runs (id, plan_id, connection_id, state, started_by, started_at, ended_at)
     SELECT gen_random_uuid(), id, connection_id, 'done', made_by, created_at, created_at + interval '1 minute' FROM plans`,
  );
  const planId = plan?.id ?? '';
  await database.query(
    `INSERT INTO operations (id, plan_id, seq, phase, kind, subject_kind, subject_id, remote_id, state, ended_at, body)
     SELECT o.id, $1::uuid, o.n, 1, 'account.update', 'person', o.user_id, 'U' || lpad(o.n::text, 9, '0'), 'done', now(),
            jsonb_build_object('settled', NULL, 'operation', jsonb_build_object(
              'id', o.id, 'phase', 'accounts', 'kind', 'account.update', 'accountId', 'U' || lpad(o.n::text, 9, '0'),
              'subject', jsonb_build_object('kind', 'person', 'id', o.user_id, 'name', o.name),
              'changes', '{"title":{"before":"Old","after":"New"}}'::jsonb, 'basis', '{"wanted":null,"held":null}'::jsonb,
              'reason', '{"code":"attributes_differ","sentence":"The job title differs."}'::jsonb))
       FROM (SELECT gen_random_uuid() AS id, u.id AS user_id, u.first_name || ' ' || u.last_name AS name,
                    row_number() OVER (ORDER BY u.id) AS n FROM users u) o`,
    [planId],
  );
  await database.query('VACUUM ANALYZE');
  return { planId };
}
