import type { ComponentChildren } from 'preact';

/** A sheet with something on it. */
export function Card({ children }: { children: ComponentChildren }) {
  return <div class="card stack">{children}</div>;
}

/** Heading of a page, and the sentence under it. */
export function Heading({ children, lead }: { children: ComponentChildren; lead?: ComponentChildren }) {
  return (
    <div class="stack-tight">
      <h1>{children}</h1>
      {lead && <p class="soft">{lead}</p>}
    </div>
  );
}
