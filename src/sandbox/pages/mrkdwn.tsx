import type { ComponentChildren } from 'preact';
import type { TextObject } from '../blocks/block-schemas';

/** What an id in a text stands for, to show in its place. */
export type NameOf = (kind: 'user' | 'channel' | 'group', id: string) => string;

const marks =
  /```([\s\S]+?)```|`([^`\n]+)`|<([^<>\n]+)>|(?<!\w)\*([^*\n]+)\*(?!\w)|(?<!\w)_([^_\n]+)_(?!\w)|(?<!\w)~([^~\n]+)~(?!\w)|(\n)/g;

/** A text object of Block Kit: with Slack's marks, or plain. */
export function BlockText(props: { text: TextObject; nameOf: NameOf }) {
  const { text, nameOf } = props;
  return text.type === 'mrkdwn' ? <Mrkdwn text={text.text} nameOf={nameOf} /> : <span class="lines">{text.text}</span>;
}

/** A text with Slack's marks: `*bold*`, `_italic_`, `~struck~`, code, links and mentions. */
export function Mrkdwn(props: { text: string; nameOf: NameOf }) {
  return <>{readMarks(props.text, props.nameOf)}</>;
}

function readMarks(text: string, nameOf: NameOf): ComponentChildren[] {
  const parts: ComponentChildren[] = [];
  let from = 0;
  for (const match of text.matchAll(marks)) {
    parts.push(plainOf(text.slice(from, match.index)));
    parts.push(readMark(match, nameOf));
    from = match.index + match[0].length;
  }
  parts.push(plainOf(text.slice(from)));
  return parts;
}

function readMark(match: RegExpMatchArray, nameOf: NameOf): ComponentChildren {
  const [, block, code, reference, bold, italic, struck] = match;
  if (block !== undefined) return <pre>{plainOf(block)}</pre>;
  if (code !== undefined) return <code>{plainOf(code)}</code>;
  if (reference !== undefined) return readReference(reference, nameOf);
  if (bold !== undefined) return <strong>{readMarks(bold, nameOf)}</strong>;
  if (italic !== undefined) return <em>{readMarks(italic, nameOf)}</em>;
  if (struck !== undefined) return <s>{readMarks(struck, nameOf)}</s>;
  return <br />;
}

/** `<@U…>`, `<#C…>`, `<!subteam^S…>`, `<!here>` or a link. */
function readReference(reference: string, nameOf: NameOf): ComponentChildren {
  const [target = '', label] = reference.split('|', 2);
  if (target.startsWith('@')) return <span class="mention">@{nameOf('user', target.slice(1))}</span>;
  if (target.startsWith('#')) return <span class="mention">#{nameOf('channel', target.slice(1))}</span>;
  const group = /^!subteam\^(\w+)/.exec(target)?.[1];
  if (group !== undefined) return <span class="mention">@{nameOf('group', group)}</span>;
  if (target.startsWith('!')) return <span class="mention">@{plainOf(label ?? target.slice(1))}</span>;
  const shown = plainOf(label ?? target);
  const href = webAddress(plainOf(target));
  return href === undefined ? shown : <OutsideLink href={href}>{shown}</OutsideLink>;
}

/** A link that an app put into a text or button; the place it leads to learns nothing of where it was pressed. */
export function OutsideLink(props: { href: string; children: ComponentChildren }) {
  return (
    <a href={props.href} rel="noreferrer noopener" target="_blank">
      {props.children}
    </a>
  );
}

/** An address that a browser may be sent to; undefined for `javascript:` and its like. */
export function webAddress(text: string): string | undefined {
  return /^(https?:\/\/|mailto:)/i.test(text) && URL.canParse(text) ? text : undefined;
}

function plainOf(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
