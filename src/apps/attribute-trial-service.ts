import type { NewAttributeRule } from '../contracts';
import type { AppId } from '../core';
import type { AttributeSubject } from './attribute-rule';
import { newRow } from './attribute-table';
import { compileAttributeRules, rulesNeedGroups } from './compile-attribute-rules';
import type { PreparedRow, RowCheck, RowCheckPage, TriedRow } from './row-check';

/** What a row of an attribute table would give, without keeping it: for whoever is still writing it. */
export class AttributeTrialService {
  readonly #rowCheck: RowCheck;

  constructor(options: { rowCheck: RowCheck }) {
    this.#rowCheck = options.rowCheck;
  }

  /** For one person. @throws AppError `apps.invalid_input` as when it is added */
  try(input: NewAttributeRule, subject: AttributeSubject): TriedRow {
    return prepare(input).try(subject);
  }

  /** For everybody who is authorised, a part at a time. @throws AppError `apps.invalid_input`; `page.cursor_invalid` */
  check(appId: AppId, input: NewAttributeRule, cursor?: string): Promise<RowCheckPage> {
    return this.#rowCheck.check(appId, prepare(input), cursor);
  }
}

function prepare(input: NewAttributeRule): PreparedRow {
  const row = { ...newRow([], input), enabled: true };
  const resolve = compileAttributeRules([row]);
  return {
    needsGroups: rulesNeedGroups([row]),
    try(subject) {
      let fault: string | undefined;
      const [attribute] = resolve(subject, (reported) => {
        fault = reported.message;
      });
      return { values: attribute?.values ?? [], fault };
    },
  };
}
