import type { ComponentChildren } from 'preact';

export type NoticeTone = 'danger' | 'warning' | 'success' | 'plain';

/** Something a person should know before they go on; what went wrong is announced. */
export function Notice(props: { tone: NoticeTone; title: string; children?: ComponentChildren }) {
  return (
    <div class={`notice notice-${props.tone}`} role={props.tone === 'danger' ? 'alert' : 'status'}>
      <p>{props.title}</p>
      {props.children}
    </div>
  );
}
