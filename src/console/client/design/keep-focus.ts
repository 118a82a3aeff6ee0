/** What had the focus last outside a dialog, and what it stood in, from within outwards: what is gone tells neither. */
let left: { element: HTMLElement; around: HTMLElement[] } | undefined;

/**
 * Gives the focus to the heading of the section when what had it was taken off the page, by an act on its own row as a rule.
 * Whoever works by keyboard or by ear would otherwise begin anew at the top of the page. Called once.
 */
export function keepFocus(): void {
  addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement && target.closest('[role="dialog"]') === null)
      left = { element: target, around: ancestorsOf(target) };
  });
  new MutationObserver(goOn).observe(document.body, { childList: true, subtree: true });
}

function goOn(): void {
  if (left === undefined || left.element.isConnected || document.activeElement !== document.body) return;
  // Some dialogs stay on the page while they are closed, with what was typed into them.
  if ([...document.querySelectorAll('[role="dialog"]')].some((dialog) => dialog.checkVisibility())) return;
  // Of another page, nothing is left: it gives the focus to its own heading.
  const section = left.around.find((element) => element.isConnected && element.matches('main section'));
  left = undefined;
  section?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
}

function ancestorsOf(element: HTMLElement): HTMLElement[] {
  const parent = element.parentElement;
  return parent === null ? [] : [parent, ...ancestorsOf(parent)];
}
