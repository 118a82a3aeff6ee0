import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useLocationProperty } from 'wouter/use-browser-location';
import { dialogOf, holdDialog, leaveDialog, openDialog } from './dialog-address';

/** A dialog as the piece that shows it needs it. */
export type DialogState = { isOpen: boolean; close: () => void };

/**
 * A dialog with an address: open while the address names its key, so that a reload keeps it, a link opens it and Back
 * closes it. Only who uses it is drawn anew when it opens, not the page.
 *
 * @param key short English words, the same in every language; in a list with the row's id, `revoke.42`. No other dialog has
 *   the same words (test/console/dialogs.test.ts)
 * @param on.opened whichever way it was opened; nothing that changes anything, because a link does it, too
 * @param on.closed whichever way it was closed, or when it was taken off the page
 */
export function useDialog(key: string, on: { opened?: () => void; closed?: () => void } = {}) {
  const isOpen = useLocationProperty(() => dialogOf(location.search) === key);
  const opened = useEffectEvent(() => on.opened?.());
  const closed = useEffectEvent(() => on.closed?.());
  useHeld(isOpen ? key : undefined);
  useEffect(() => {
    if (!isOpen) return undefined;
    opened();
    return () => closed();
  }, [isOpen]);
  return { isOpen, open: () => openDialog(key), close: () => leaveDialog(key), opener: opens(key) };
}

/**
 * One dialog for all rows of a list: of which row it is open stands in the address.
 *
 * @param stem the words of the key, before the row's id
 */
export function useRowDialog(stem: string) {
  const row = useLocationProperty(() => rowOf(dialogOf(location.search), stem));
  const key = row === undefined ? undefined : `${stem}.${row}`;
  useHeld(key);
  return { row, close: () => key !== undefined && leaveDialog(key) };
}

/**
 * The rows of a table, and at their end the one whose dialog is open though somebody else has taken it away: the dialog, with
 * what was typed there, would be gone with its row.
 *
 * @param stem the words of the dialog's key, before the row's id
 */
export function useRowsWithOpen<Row>(stem: string, rows: readonly Row[], idOf: (row: Row) => string): readonly Row[] {
  const open = useLocationProperty(() => rowOf(dialogOf(location.search), stem));
  const [kept, keep] = useState<Row>();
  const found = rows.find((row) => idOf(row) === open);
  if (found !== undefined && found !== kept) keep(found);
  return found === undefined && kept !== undefined && idOf(kept) === open ? [...rows, kept] : rows;
}

/** What makes a button open a dialog; by the mark it gets the focus back from one that a link had opened. */
export function opens(key: string) {
  return { 'data-opens': key, onClick: () => openDialog(key) };
}

function rowOf(key: string | undefined, stem: string): string | undefined {
  return key?.startsWith(`${stem}.`) ? key.slice(stem.length + 1) : undefined;
}

/** Keeps account of an open dialog. One that a link opened has no button to give the focus back to: it is looked for. */
function useHeld(key: string | undefined): void {
  const byLink = useRef(key);
  useEffect(() => {
    if (key !== undefined) return holdDialog(key);
    const left = byLink.current;
    byLink.current = undefined;
    if (left !== undefined) document.querySelector<HTMLElement>(`[data-opens="${CSS.escape(left)}"]`)?.focus();
    return undefined;
  }, [key]);
}
