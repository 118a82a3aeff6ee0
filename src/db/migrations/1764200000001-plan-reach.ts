import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A plan says how far it reaches; those that are kept already are counted from their operations. */
export class PlanReach1764200000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE plans p SET counts = jsonb_set(p.counts, '{reach}', (
        SELECT jsonb_build_object(
          'people', count(DISTINCT subject_id) FILTER (WHERE subject_kind = 'person'),
          'groups', count(DISTINCT subject_id) FILTER (WHERE subject_kind = 'group'),
          'seatsTaken', count(DISTINCT subject_id) FILTER (WHERE kind IN ('account.create', 'account.reactivate')),
          'seatsFreed', count(DISTINCT subject_id) FILTER (WHERE kind = 'account.deactivate'))
        FROM operations o WHERE o.plan_id = p.id))
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE plans SET counts = counts - 'reach'`);
  }
}
