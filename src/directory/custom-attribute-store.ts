import type { Database, Transaction } from '../db';
import { translateConstraint } from '../db';
import type { CustomAttribute } from './custom-attribute';
import { CustomAttributeEntity } from './custom-attribute.entity';
import { DirectoryError } from './directory-error';

/** Definitions of custom attributes in the database. */
export class CustomAttributeStore {
  constructor(private readonly database: Database) {}

  async list(tx?: Transaction): Promise<CustomAttribute[]> {
    const found = await (tx ?? this.database.manager)
      .getRepository(CustomAttributeEntity)
      .find({ order: { name: 'ASC' } });
    return found.map((row) => ({ ...row }));
  }

  /** All definitions, none of which can be removed until the transaction ends. */
  async listForUse(tx: Transaction): Promise<CustomAttribute[]> {
    return tx.query('SELECT name, type, multiple, description FROM custom_attributes ORDER BY name FOR SHARE');
  }

  async insert(tx: Transaction, attribute: CustomAttribute): Promise<void> {
    try {
      await tx.getRepository(CustomAttributeEntity).insert(attribute);
    } catch (error) {
      throw translateConstraint(error, {
        custom_attributes_pkey: (cause) =>
          new DirectoryError({
            code: 'directory.custom_attribute_taken',
            status: 409,
            what: 'There is a custom attribute of this name already.',
            remedy: 'Choose another name.',
            cause,
          }),
      });
    }
  }

  /** Waits until nobody uses the definition any more, then holds it. */
  async lock(tx: Transaction, name: string): Promise<CustomAttribute | undefined> {
    const rows = await tx.query<CustomAttribute[]>(
      'SELECT name, type, multiple, description FROM custom_attributes WHERE name = $1 FOR UPDATE',
      [name],
    );
    return rows[0];
  }

  async countUses(tx: Transaction, name: string): Promise<number> {
    const rows = await tx.query<{ count: number }[]>(
      'SELECT count(*)::int AS count FROM users WHERE jsonb_exists(custom, $1)',
      [name],
    );
    return rows[0]?.count ?? 0;
  }

  async delete(tx: Transaction, name: string): Promise<void> {
    await tx.getRepository(CustomAttributeEntity).delete({ name });
  }
}
