import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Groups and custom attributes have scopes of their own: whoever may change people is not thereby let into every app that a
 * group opens. Tokens that could do both before still can.
 */
export class GroupsScope1764200000205 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE api_tokens SET scopes = scopes || '{groups:write,attributes:write}'::text[] WHERE 'directory:write' = ANY (scopes)
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE api_tokens SET scopes = array_remove(array_remove(scopes, 'groups:write'), 'attributes:write')
    `);
  }
}
