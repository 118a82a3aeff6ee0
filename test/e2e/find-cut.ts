import type { Page } from 'playwright-core';

/** What of a page is not to be seen without scrolling sideways, or not at all, in words; nothing where all is. */
export function findCut(page: Page): Promise<string[]> {
  return page.evaluate(inspect);
}

/** Runs in the page. */
function inspect(): string[] {
  // A field scrolls with what is typed; a switch has room for a word that none has here.
  const fields = 'input, textarea, select, .mantine-Switch-track';
  const places = [...document.querySelectorAll<HTMLElement>('body *')].filter((place) => {
    if (place.getClientRects().length === 0 || place.closest(fields) !== null) return false;
    const { overflowX, clip } = getComputedStyle(place);
    const isOnlyHeard = clip !== 'auto';
    return overflowX !== 'visible' && !isOnlyHeard && place.scrollWidth > place.clientWidth + 1;
  });
  return places.map(({ textContent, scrollWidth, clientWidth }) => {
    const begin = textContent.trim().slice(0, 40);
    return `“${begin}” is cut: ${scrollWidth} px in ${clientWidth} px`;
  });
}
