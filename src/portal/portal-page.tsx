import { ButtonLink, Heading, Layout, Mark } from '../pages';
import type { Tile } from './tile-source';

export type PortalPageProps = { csrf: string; greeting: string; tiles: readonly Tile[]; administers: boolean };

/** What a person may open, each as a form of its own: opening an app is an act, not a link (R28). */
export function PortalPage({ csrf, greeting, tiles, administers }: PortalPageProps) {
  return (
    <Layout title="Your apps" width="document" navigation={{ at: 'apps' }}>
      <div class="stack">
        <Heading
          lead={tiles.length > 0 ? 'Choose where you want to go. You are signed in there as yourself.' : undefined}
        >
          Hello, {greeting}
        </Heading>
        {tiles.length > 0 ? (
          <ul class="tiles">
            {tiles.map((tile) => (
              <li key={tile.slug}>
                <AppTile csrf={csrf} tile={tile} />
              </li>
            ))}
          </ul>
        ) : (
          <NoApps />
        )}
        {administers && (
          <p>
            <ButtonLink href="/console" look="quiet">
              Open the console
            </ButtonLink>
          </p>
        )}
      </div>
    </Layout>
  );
}

function AppTile({ csrf, tile }: { csrf: string; tile: Tile }) {
  return (
    <form method="post" action={`/saml/${encodeURIComponent(tile.slug)}/launch`}>
      <input type="hidden" name="_csrf" value={csrf} />
      <button type="submit" class="tile">
        <span class={`tile-mark tile-mark-${markOf(tile.slug)}`} aria-hidden="true">
          {initialOf(tile.name)}
        </span>
        <span>
          <span class="tile-name">{tile.name}</span>
          <span class="tile-kind">{tile.kind === 'slack' ? 'Slack workspace' : 'App'}</span>
        </span>
        <svg class="tile-arrow" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
          <path
            d="M4 10h11M10.5 5l5 5-5 5"
            fill="none"
            stroke="currentColor"
            stroke-width="2"
            stroke-linecap="round"
            stroke-linejoin="round"
          />
        </svg>
      </button>
    </form>
  );
}

function NoApps() {
  return (
    <div class="card empty">
      <Mark />
      <h2>There is nothing to open yet</h2>
      <p class="soft">
        Your account works, but none of the groups you are in opens an app. If you expected Slack here, ask your
        administrator to add you to the group that has it; then reload this page.
      </p>
    </div>
  );
}

/** One of four looks, always the same for an app. */
function markOf(slug: string): number {
  return [...slug].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 4;
}

function initialOf(name: string): string {
  const [first = ''] = name.trim();
  return first.toUpperCase();
}
