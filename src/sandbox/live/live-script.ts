/**
 * The one script of the pages: when the workspace changes, it fetches the page again and puts the new content of each
 * `data-live` region in place of the old, unless somebody is busy in it. Everything works without it.
 */
export const liveScript = `'use strict';
const regions = [...document.querySelectorAll('[data-live]')];
if (regions.length > 0) {
  let running = false;
  let again = false;
  const isBusy = (region) =>
    region.querySelector('details[open] button, textarea:focus, input:focus, select:focus') !== null ||
    [...region.querySelectorAll('input, textarea')].some((field) => field.type !== 'hidden' && field.value !== field.defaultValue) ||
    [...region.querySelectorAll('option')].some((option) => option.selected !== option.defaultSelected && option.value !== '');
  const refresh = async () => {
    if (running) { again = true; return; }
    running = true;
    try {
      const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      for (const region of regions) {
        const fresh = page.querySelector('[data-live="' + region.dataset.live + '"]');
        if (fresh && !isBusy(region) && fresh.innerHTML !== region.innerHTML) region.replaceChildren(...fresh.childNodes);
      }
    } catch {
      // the workspace is gone for a moment: the next event comes when it is back
    } finally {
      running = false;
      if (again) { again = false; refresh(); }
    }
  };
  const events = new EventSource('/events');
  events.addEventListener('open', refresh); // what happened before it listened
  events.addEventListener('change', refresh);
  addEventListener('pagehide', () => events.close());
}
`;
