import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A binding says that its account was made for the person. Those of before are told by there being nothing else that could have
 * spoken for the account: a sign-in by SAML comes later.
 */
export class MadeAccounts1764200000302 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE bindings SET signals = signals || '{"made": true}'
       WHERE state = 'bound' AND managed AND NOT signals ?| '{id,email,userName,hand}'
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE bindings SET signals = signals - 'made' WHERE signals ? 'made'`);
  }
}
