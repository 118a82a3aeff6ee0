import type { ComponentChildren } from 'preact';
import type { WorkspaceProfile } from '../settings';

export type Frame = { profile: WorkspaceProfile; host: string };

const places = [
  ['/', 'Workspace'],
  ['/members', 'Members'],
  ['/groups', 'Groups'],
  ['/channels', 'Channels'],
  ['/directs', 'Messages'],
  ['/mails', 'Mails'],
  ['/apps', 'Apps'],
  ['/settings', 'Settings'],
  ['/settings/test', 'Test'],
  ['/faults', 'Faults'],
  ['/calls', 'Journal'],
] as const;

/** The frame of every page: the band that says what this is, the places, one main region. Everything inside is escaped. */
export function Layout(props: {
  title: string;
  frame?: Frame;
  current?: string;
  narrow?: boolean;
  /** The page follows what happens, by script. */
  live?: boolean;
  /** The page loads itself again, for browsers without script. */
  refreshSeconds?: number;
  children: ComponentChildren;
}) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${props.title} · Practice workspace`}</title>
        <link rel="stylesheet" href="/assets/practice.css" />
        {props.refreshSeconds !== undefined && <meta http-equiv="refresh" content={String(props.refreshSeconds)} />}
        {props.live && <script src="/assets/practice.js" defer />}
        <link rel="icon" href="data:," />
      </head>
      <body>
        <aside class="band" aria-label="What this is">
          <strong>Practice workspace</strong> A rehearsal. Nothing here is, or reaches, Slack.
        </aside>
        {props.frame && (
          <header>
            <p class="place">
              {props.frame.profile.name} <span class="quiet">plays {props.frame.host}</span>
            </p>
            <nav aria-label="Places">
              {places.map(([path, label]) => (
                <a key={path} href={path} aria-current={props.current === path ? 'page' : undefined}>
                  {label}
                </a>
              ))}
            </nav>
          </header>
        )}
        <main class={props.narrow ? 'narrow' : undefined}>{props.children}</main>
      </body>
    </html>
  );
}

/** A list of names and values. */
export function Facts(props: { rows: readonly (readonly [string, ComponentChildren])[] }) {
  return (
    <dl class="facts">
      {props.rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The day of an instant, in UTC. */
export function Day(props: { at: Date }) {
  const iso = props.at.toISOString();
  return <time dateTime={iso}>{iso.slice(0, 10)}</time>;
}

/** A UTC instant a person can read. */
export function Instant(props: { at: Date }) {
  const iso = props.at.toISOString();
  return <time dateTime={iso}>{`${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`}</time>;
}
