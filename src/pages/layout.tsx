import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { stylesheetPath } from './stylesheet';
import { iconUrl, Wordmark } from './wordmark';

/** Places of the signed-in pages. */
export type Place = 'apps' | 'access' | 'sessions' | 'password';

export type LayoutProps = {
  /** Title of the browser's tab; the page's own heading is among the children. */
  title: string;
  children: ComponentChildren;
  /** `narrow` (default): one card in the middle, for a form or a message. `document`: a page with a width to read. */
  width?: 'narrow' | 'document';
  /** Shows the way around to somebody who is signed in; `at` is where they are. */
  navigation?: { at: Place | undefined };
  /** A line at the foot of the page. */
  foot?: ComponentChildren;
};

/** The frame of every page without script: title, stylesheet, one main region. Everything inside is escaped by Preact. */
export function Layout(props: LayoutProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{`${props.title} · Countersign`}</title>
        <link rel="icon" href={iconUrl} />
        <link rel="stylesheet" href={stylesheetPath} />
      </head>
      <body class={props.width ?? 'narrow'}>
        <a class="skip" href="#main">
          Skip to content
        </a>
        <header class="masthead">
          <Wordmark />
          {props.navigation && <Navigation at={props.navigation.at} />}
        </header>
        <main id="main">{props.children}</main>
        {props.foot && <footer class="colophon">{props.foot}</footer>}
      </body>
    </html>
  );
}

function Navigation({ at }: { at: Place | undefined }) {
  const here = (place: Place) => (place === at ? { 'aria-current': 'page' as const } : {});
  return (
    <nav class="nav" aria-label="Main">
      <a href="/" {...here('apps')}>
        Apps
      </a>
      <a href="/access" {...here('access')}>
        Access
      </a>
      <a href="/sessions" {...here('sessions')}>
        Sessions
      </a>
      <a href="/password" {...here('password')}>
        Password
      </a>
      <a href="/sign-out">Sign out</a>
    </nav>
  );
}

/** A whole HTML document from a page. */
export function renderDocument(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`;
}
