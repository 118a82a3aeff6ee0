import type { z } from 'zod';
import type { importPreviews } from '../contracts';
import { type AccountImport, importNote } from '../provisioning';
import type { Output } from './output';

/** Prints what selected accounts would become. */
export function showPreviews(out: Output, { items, total }: z.output<typeof importPreviews>): void {
  out.table(
    ['account', 'username', 'becomes', 'name', 'attributes', 'left out, or why not'],
    items.map(({ account, outcome, person, attributes, faults }) => [
      account.accountId,
      account.userName,
      outcome === 'impossible' ? 'nobody' : 'a person',
      person ? `${person.firstName ?? ''} ${person.lastName ?? ''}` : null,
      attributes.length,
      faults.map(({ path, message }) => (path === 'account' ? message : `${path}: ${message}`)),
    ]),
    'There is nothing to import.',
  );
  if (total > items.length) out.note(`${total} accounts were selected; the first ${items.length} are shown.`);
  out.note('Nothing was changed: this was a dry run.');
  out.note(importNote);
}

/** Prints how an import ended, and what could not be imported. */
export function showImport(out: Output, { imported, total, faults, state }: AccountImport): void {
  out.line(`${imported} of ${total} accounts became people.`);
  if (faults.length > 0) {
    out.table(
      ['account', 'username', 'why not'],
      faults.map(({ accountId, userName, message }) => [accountId, userName || null, message]),
      '',
    );
  }
  if (state === 'running') out.note('Another process goes on with it.');
  if (imported > 0) out.note(importNote);
}
