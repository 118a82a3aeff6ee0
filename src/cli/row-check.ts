import { z } from 'zod';
import type { RowCheckPage, TriedRow } from '../apps';
import { rowCheck, triedAttribute } from '../contracts';
import type { Output } from './output';

/** People that are named in all. */
const mostNamed = 100;

/** Asks on until everybody was looked at, and shows whom a row gives no value. */
export async function showRowCheck(
  out: Output,
  ask: (cursor: string | undefined) => Promise<RowCheckPage>,
): Promise<void> {
  const whole = await ask(undefined);
  for (let cursor = whole.nextCursor; cursor !== null; ) {
    const page = await ask(cursor);
    whole.checked += page.checked;
    for (const what of ['invalid', 'missing'] as const) whole[what].count += page[what].count;
    whole.invalid.items = [...whole.invalid.items, ...page.invalid.items].slice(0, mostNamed);
    whole.missing.items = [...whole.missing.items, ...page.missing.items].slice(0, mostNamed);
    cursor = page.nextCursor;
  }
  out.result(z.encode(rowCheck, { ...whole, nextCursor: null }), () => {
    out.fields([
      ['People looked at', whole.checked],
      ['Value cannot be used', whole.invalid.count],
      ['No value', whole.missing.count],
    ]);
    const named = [...whole.invalid.items, ...whole.missing.items].slice(0, mostNamed);
    if (named.length === 0) return;
    out.line('');
    out.table(
      ['person', 'name', 'why'],
      named.map((one) => [one.user.username, one.user.name, 'fault' in one ? String(one.fault) : 'no value']),
      '',
    );
    const more = whole.invalid.count + whole.missing.count - named.length;
    if (more > 0) out.note(`And ${more} more.`);
  });
}

/** Shows what a row gives for one person. */
export function showTriedRow(out: Output, { values, fault }: TriedRow): void {
  out.result(z.encode(triedAttribute, { values: [...values], fault: fault ?? null }), () =>
    out.fields([
      ['Value', values.length === 0 ? null : [...values]],
      ['Why there is none', fault ?? null],
    ]),
  );
}
