import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People are found by the middle of a word: the ends of their words are kept beside them (`directory/search-words.ts`). */
export class SearchEnds1764200000203 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE users SET search_words = ARRAY(
        SELECT ends.word FROM unnest(search_words) AS whole (word) CROSS JOIN LATERAL (
          SELECT whole.word UNION
          SELECT substr(whole.word, n) FROM generate_series(2, char_length(whole.word) - 2) AS n
           WHERE whole.word !~ '[[:punct:][:space:]]'
        ) AS ends (word) GROUP BY ends.word ORDER BY ends.word);
    `);
  }

  /** Ends do no harm to a release that does not know of them: it finds more. */
  async down(): Promise<void> {}
}
