import { Heading, Layout, Mark } from '../pages';
import type { OpenApp, OwnAccount } from './access-source';
import { sayAccount } from './say-account';

export type AccessPageProps = { open: readonly OpenApp[]; accounts: readonly OwnAccount[]; now: Date };

/** Ways in that are shown; somebody in forty groups needs no list of forty. */
const mostWays = 3;

/** What a person may open, through which groups, and how their account there stands. */
export function AccessPage({ open, accounts, now }: AccessPageProps) {
  return (
    <Layout title="Your access" width="document" navigation={{ at: 'access' }}>
      <div class="stack">
        <Heading lead="What opens for you, and which of your groups opens it.">Your access</Heading>
        {open.length > 0 ? (
          <ul class="plain-list">
            {open.map((app) => (
              <AppRow
                key={app.slug}
                app={app}
                account={accounts.find(({ appSlug }) => appSlug === app.slug)}
                now={now}
              />
            ))}
          </ul>
        ) : (
          <div class="card empty">
            <Mark />
            <h2>Nothing opens for you yet</h2>
            <p class="soft">
              None of the groups you are in opens an app. Ask your administrator to add you to one that does.
            </p>
          </div>
        )}
        <p class="small soft">
          Missing something? No group of yours opens it. Your administrator can add you to one that does; it shows here
          at once.
        </p>
      </div>
    </Layout>
  );
}

function AppRow({ app, account, now }: { app: OpenApp; account: OwnAccount | undefined; now: Date }) {
  const shown = app.paths.slice(0, mostWays);
  const more = app.paths.length - shown.length;
  const said = sayAccount(account, now);
  return (
    <li class="row">
      <div class="row-main">
        <h2 class="row-title">
          <bdi>{app.name}</bdi>
        </h2>
        {shown.map((path) => (
          <p class="small" key={path.join('/')}>
            {sayPath(path)}
          </p>
        ))}
        {more > 0 && <p class="small soft">And in {more === 1 ? 'one other way' : `${more} other ways`}.</p>}
        {app.hidden && <p class="small soft">It has no tile under “Your apps”: begin on its own page.</p>}
        {said !== undefined && <p class="small soft">{said}</p>}
      </div>
    </li>
  );
}

/** `You are in “Team”, which is part of “Staff”.` */
function sayPath(path: readonly string[]) {
  return path.map((name, n) => (
    <span key={name}>
      {n === 0 ? 'You are in ' : ', which is part of '}
      <strong>
        <bdi>{name}</bdi>
      </strong>
      {n === path.length - 1 && '.'}
    </span>
  ));
}
