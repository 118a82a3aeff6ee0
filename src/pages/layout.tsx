import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** The frame of every page without script: title, stylesheet, one main region. Everything inside is escaped by Preact. */
export function Layout(props: { title: string; children: ComponentChildren }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{props.title} · Countersign</title>
        <link rel="stylesheet" href="/assets/pages.css" />
      </head>
      <body>
        <main>{props.children}</main>
      </body>
    </html>
  );
}

/** A whole HTML document from a page. */
export function renderDocument(page: Parameters<typeof renderToString>[0]): string {
  return `<!doctype html>${renderToString(page)}`;
}
