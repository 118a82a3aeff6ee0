import { Anchor, Center } from '@mantine/core';
import { Suspense, useSyncExternalStore } from 'react';
import { Route, Router, Switch, useLocation } from 'wouter';
import { openedOf, session } from './api/session';
import { afterGoingBack } from './design/dialog-address';
import { Empty } from './design/empty';
import { FaultBoundary } from './design/fault-boundary';
import { Page } from './design/page';
import { Waiting } from './design/waiting';
import { routes } from './routes';
import { Shell } from './shell';
import { SignInDialog } from './sign-in-dialog';
import { StartScreen } from './start-screen';
import { texts } from './texts/en';

/** The console: who is here, the frame around every page, and which page the address names. */
export function App() {
  const state = useSyncExternalStore(session.subscribe, session.state);
  if (state.kind === 'starting') return <StartScreen error={state.error} />;
  if (state.kind === 'refused') {
    return (
      <Center mih="100vh" p="md">
        <Empty title={state.problem.title} next={state.problem.detail ?? ''}>
          <Anchor href="/">{texts.refused.back}</Anchor>
        </Empty>
      </Center>
    );
  }
  const opened = openedOf(state);
  return (
    <Router base="/console" aroundNav={(go, to, options) => afterGoingBack(() => go(to, options))}>
      <Shell opened={opened} reachable={state.kind !== 'open' || state.reachable}>
        <Pages />
      </Shell>
      {state.kind === 'signed-out' && (
        <SignInDialog
          title={opened === undefined ? texts.signIn.first : texts.signIn.again}
          lead={opened === undefined ? texts.signIn.firstLead : texts.signIn.lead}
          submit={texts.signIn.submit}
          username={opened?.person.username}
        />
      )}
      {state.kind === 'open' && state.asks && (
        <SignInDialog
          title={texts.confirm.title}
          lead={texts.confirm.lead}
          submit={texts.confirm.submit}
          username={state.opened.person.username}
          onGiveUp={() => session.giveUp()}
        />
      )}
    </Router>
  );
}

/** Each address has a page of its own; one that fails takes nothing else with it. */
function Pages() {
  const [location] = useLocation();
  return (
    <FaultBoundary key={location}>
      <Suspense fallback={<Waiting />}>
        <Switch>
          {routes.map(({ path, page }) => (
            <Route key={path} path={path} component={page} />
          ))}
          <Route>
            <Page title={texts.notFound.title}>
              <Empty title={texts.notFound.title} next={texts.notFound.next} />
            </Page>
          </Route>
        </Switch>
      </Suspense>
    </FaultBoundary>
  );
}
