import { dialogOf } from './dialog-address';

/** The path whose heading was last shown. */
let shown: string | undefined;
/** Where Back or Forward led: the browser puts the page where it was scrolled to. */
let returnedTo: string | undefined;
let lastFocused: EventTarget | null = null;

addEventListener('popstate', () => {
  returnedTo = location.pathname;
});
addEventListener('focusin', ({ target }) => {
  lastFocused = target;
});

/**
 * Gives the focus to the heading of a page that somebody has gone to, and begins it at its top: the focus would otherwise be
 * lost with the link that was followed. Whoever went on by a tab stays among the tabs. The first page of a visit, another
 * filter or a dialog is no such way: there the focus is left where it is.
 */
export function arriveAt(heading: HTMLElement): void {
  const { pathname, search } = location;
  const [before, returned, left] = [shown, returnedTo === pathname, lastFocused];
  shown = pathname;
  returnedTo = undefined;
  if (before === undefined || before === pathname || dialogOf(search) !== undefined) return;
  const tab = isGoneTab(left) ? document.querySelector<HTMLElement>('main [role="tab"][aria-selected="true"]') : null;
  if (tab === null && !returned) scrollTo(0, 0);
  (tab ?? heading).focus({ preventScroll: true });
}

/** The tab that was chosen was drawn anew with its page. */
function isGoneTab(left: EventTarget | null): boolean {
  return left instanceof HTMLElement && !left.isConnected && left.role === 'tab';
}
