import { type AttributeSubject, type PreparedRow, type RowCheck, type RowCheckPage, type TriedRow } from '../../apps';
import type { AccountAttribute, NewMappingRow } from '../../contracts';
import type { AppId } from '../../core';
import { compileMapping } from '../mapping/compile-mapping';
import { rowFaults } from '../mapping/mapping-faults';
import { buildUserName } from '../usernames/build-user-name';
import { invalidInput } from './connection-errors';

/** What a row of a mapping would write, without keeping it: for whoever is still writing it. */
export class MappingTrialService {
  readonly #rowCheck: RowCheck;

  constructor(options: { rowCheck: RowCheck }) {
    this.#rowCheck = options.rowCheck;
  }

  /**
   * For one person, in the form in which Slack keeps it; a manager is a person's id, a username what it is as long as it
   * is nobody else's.
   *
   * @throws ProvisioningError `provisioning.invalid_input` as when it is put
   */
  try(attribute: AccountAttribute, input: NewMappingRow, subject: AttributeSubject): TriedRow {
    return prepare(attribute, input).try(subject);
  }

  /**
   * For everybody who is authorised, a part at a time.
   *
   * @throws ProvisioningError `provisioning.invalid_input`; `page.cursor_invalid`
   */
  check(appId: AppId, attribute: AccountAttribute, input: NewMappingRow, cursor?: string): Promise<RowCheckPage> {
    return this.#rowCheck.check(appId, prepare(attribute, input), cursor);
  }
}

function prepare(attribute: AccountAttribute, input: NewMappingRow): PreparedRow {
  const row = { attribute, ...input };
  const faults = rowFaults(row);
  if (faults.length > 0) throw invalidInput(faults);
  const mapping = compileMapping([row]);
  return {
    needsGroups: mapping.needsGroups,
    try(subject) {
      const { values, faults } = mapping.valuesFor(subject);
      const value = values[attribute];
      const shown = attribute === 'userName' && value !== undefined ? buildUserName(value) : value;
      return { values: shown === undefined ? [] : [shown], fault: faults[0]?.sentence };
    },
  };
}
