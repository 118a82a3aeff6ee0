/**
 * Which dialog is open stands in the address, beside all else that stands there: `?search=ada&dialog=suspend`. Opening one
 * is a step of the browser's history; leaving it takes the step back, so that Back never opens it again.
 */
const parameter = 'dialog';

/** Going on from a dialog to another page: that page takes the step of the dialog, or Back would open it again. */
export const inPlaceOfDialog = { replace: true } as const;

/** Dialogs that are open, by their keys. */
const held = new Set<string>();

/** What waits until the browser has gone back: a new step made before would be the one that is taken back. */
let waiting: (() => void)[] | undefined;

/** The key of the dialog that an address names; undefined for none. */
export function dialogOf(search: string): string | undefined {
  return new URLSearchParams(search).get(parameter) || undefined;
}

/** An address's parameters without the dialog: the same page, whatever is open on it. */
export function withoutDialog(search: string): string {
  const parameters = new URLSearchParams(search);
  if (!parameters.has(parameter)) return search;
  parameters.delete(parameter);
  return parameters.size === 0 ? '' : `?${parameters}`;
}

/** Opens a dialog: the address names it, as a step of the history that remembers to be the dialog's own. */
export function openDialog(key: string): void {
  afterGoingBack(() => {
    if (dialogOf(location.search) === key) return;
    const { pathname, search, hash } = location;
    // Going back to a place within the page would give that the focus, and not what opened the dialog.
    if (hash !== '') history.replaceState(history.state, '', pathname + search);
    const parameters = new URLSearchParams(search);
    parameters.set(parameter, key);
    history.pushState({ [parameter]: key }, '', `${pathname}?${parameters}`);
  });
}

/**
 * Closes a dialog, if it is the one that the address names. The address is right at once; the step that was made for the
 * dialog is taken back. Whoever came by a link made none, and stays.
 */
export function leaveDialog(key: string): void {
  if (dialogOf(location.search) !== key) return;
  const isOwnStep = (history.state as { [parameter]?: unknown } | null)?.[parameter] === key;
  forget();
  if (!isOwnStep) return;
  waiting = [];
  addEventListener('popstate', goOn, { once: true });
  history.back();
}

function forget(): void {
  history.replaceState(null, '', location.pathname + withoutDialog(location.search));
}

function goOn(): void {
  const runs = waiting ?? [];
  waiting = undefined;
  for (const run of runs) run();
}

/** Runs a step of the history: at once, or when the browser has gone back where it is on its way to. */
export function afterGoingBack(run: () => void): void {
  if (waiting === undefined) run();
  else waiting.push(run);
}

/**
 * Tells that a dialog is open, until what is returned is called. One that is taken off the page while it is open, its
 * button with it, leaves the address; one that React only puts back is there again by then.
 */
export function holdDialog(key: string): () => void {
  held.add(key);
  return () => {
    held.delete(key);
    queueMicrotask(() => {
      if (!held.has(key)) leaveDialog(key);
    });
  };
}

/**
 * Forgets a dialog that the address names and the page does not have. Whoever goes on with the page would otherwise have it
 * open by itself as soon as its button is there. No step is taken back: they are about to do something here.
 */
export function forgetMissingDialog(): void {
  const key = dialogOf(location.search);
  if (key !== undefined && !held.has(key)) forget();
}
