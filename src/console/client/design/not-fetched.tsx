import { useEffect } from 'react';
import { ask } from '../api/ask';
import { texts } from '../texts/en';
import { Page } from './page';
import { ProblemNote } from './problem-note';

const pauseMs = 3_000;
/** What is never there must not be loaded anew for ever. */
const leastMsBetweenReloads = 30_000;
const lastReload = 'countersign.last-reload';

/** In place of a page whose files did not come: loads everything anew as soon as Countersign answers. */
export function NotFetched({ error }: { error: unknown }) {
  useEffect(() => {
    const timer = setInterval(() => mayReload() && void reloadIfThere(), pauseMs);
    if (mayReload()) void reloadIfThere();
    return () => clearInterval(timer);
  }, []);
  return (
    <Page title={texts.fault}>
      <ProblemNote error={error} onRetry={() => void reloadIfThere()} />
    </Page>
  );
}

/** While Countersign is away a reload would leave the page for the browser's own, or a proxy's. */
async function reloadIfThere(): Promise<void> {
  const isThere = await ask(location.href).then(
    ({ ok }) => ok,
    () => false,
  );
  if (!isThere) return;
  sessionStorage.setItem(lastReload, String(Date.now()));
  location.reload();
}

function mayReload(): boolean {
  return Date.now() - Number(sessionStorage.getItem(lastReload)) > leastMsBetweenReloads;
}
