import { recordAudit } from '../audit';
import { customAttribute, type NewCustomAttribute } from '../contracts';
import type { Actor, Clock } from '../core';
import type { Database, Transaction } from '../db';
import type { CustomAttribute } from './custom-attribute';
import type { CustomAttributeStore } from './custom-attribute-store';
import { DirectoryError } from './directory-error';
import { parseInput } from './parse-input';
import { within } from './within';

/** Definitions of the company's own attributes. They change nobody, so they are in the audit record only, not in the feed. */
export class CustomAttributeService {
  constructor(
    private readonly database: Database,
    private readonly attributes: CustomAttributeStore,
    private readonly clock: Clock,
  ) {}

  list(): Promise<CustomAttribute[]> {
    return this.attributes.list();
  }

  async define(actor: Actor, input: NewCustomAttribute, tx?: Transaction): Promise<CustomAttribute> {
    const attribute = parseInput(customAttribute, input);
    return within(this.database, tx, async (tx) => {
      await this.attributes.insert(tx, attribute);
      await this.#record(tx, actor, 'define', attribute);
      return attribute;
    });
  }

  remove(actor: Actor, name: string, tx?: Transaction): Promise<void> {
    return within(this.database, tx, async (tx) => {
      const attribute = name.includes('\0') ? undefined : await this.attributes.lock(tx, name);
      if (attribute === undefined) throw notFound();
      const uses = await this.attributes.countUses(tx, name);
      if (uses > 0) throw inUse(uses);
      await this.attributes.delete(tx, name);
      await this.#record(tx, actor, 'remove', attribute);
    });
  }

  async #record(tx: Transaction, actor: Actor, verb: 'define' | 'remove', attribute: CustomAttribute): Promise<void> {
    await recordAudit(tx, {
      action: `directory.custom_attribute_${verb}`,
      actor,
      outcome: 'success',
      subject: { kind: 'custom_attribute', id: attribute.name, name: attribute.name },
      ...(verb === 'define' ? { after: attribute } : { before: attribute }),
      at: this.clock.now(),
    });
  }
}

function notFound(): DirectoryError {
  return new DirectoryError({
    code: 'directory.custom_attribute_not_found',
    status: 404,
    what: 'There is no custom attribute of this name.',
    remedy: 'Check the name; capital letters count.',
  });
}

function inUse(people: number): DirectoryError {
  return new DirectoryError({
    code: 'directory.custom_attribute_in_use',
    status: 409,
    what: `${people === 1 ? 'One person has' : `${people} people have`} a value of this attribute.`,
    meaning: 'Removing it would lose their values, so nothing was changed.',
    remedy: 'Unset the attribute for everybody first.',
  });
}
