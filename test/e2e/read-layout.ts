import type { Page } from 'playwright-core';

/** What is wrong with how a page is laid out, in words; nothing if all is well. */
export async function findLayoutFaults(page: Page): Promise<string[]> {
  const path = new URL(page.url()).pathname;
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const found = await page.evaluate(inspectLayout, page.viewportSize()?.width ?? 0);
    faults.push(...found.map((fault) => `${path} (${colorScheme}): ${fault}`));
  }
  return faults;
}

/**
 * Runs in the page: nothing may reach over the right edge, and text has the contrast that can be read (WCAG 1.4.3).
 *
 * @param windowWidth of the telephone: `innerWidth` there grows with a page that is too wide
 */
function inspectLayout(windowWidth: number): string[] {
  const faults: string[] = [];
  const { scrollWidth } = document.documentElement;
  if (scrollWidth > windowWidth) faults.push(`is ${scrollWidth} px wide in a window of ${windowWidth} px`);
  if (getComputedStyle(document.body).marginTop !== '0px') faults.push('its stylesheet did not arrive');
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    const ownText = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
    const text = ownText.map((node) => node.textContent?.trim() ?? '').join('');
    if (text === '' || element.closest('script') !== null || element.getClientRects().length === 0) continue;
    const background = backgroundOf(element);
    const contrast = background === undefined ? undefined : contrastOf(getComputedStyle(element).color, background);
    if (contrast !== undefined && contrast < 4.5)
      faults.push(`"${text.slice(0, 40)}" has a contrast of ${contrast.toFixed(1)}`);
  }
  return faults;

  /** Behind a pattern nothing is measured. */
  function backgroundOf(element: Element | null): string | undefined {
    for (let at = element; at !== null; at = at.parentElement) {
      const { backgroundColor, backgroundImage } = getComputedStyle(at);
      if (backgroundImage !== 'none') return undefined;
      if (channelsOf(backgroundColor)[3] !== 0) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  }

  function contrastOf(one: string, other: string): number {
    const [dim = 0, bright = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dim + 0.05);
  }

  function luminanceOf(color: string): number {
    const [red = 0, green = 0, blue = 0] = channelsOf(color).map((channel) => {
      const part = channel / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function channelsOf(color: string): number[] {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
    return [red, green, blue, alpha];
  }
}
