import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import type { schemas } from '../../api/schema';
import { StateBadge } from '../../design/state-badge';
import { texts } from '../../texts/en';

export type Entry = schemas['ActivityEntry'];
const words = texts.activity;
const colors = { success: 'green', refused: 'yellow', failed: 'red', waiting: 'grey' } as const;

/** What was done, in words where there are some. */
export function actOf({ kind }: Entry): string {
  return words.acts[kind] ?? kind;
}

/** How something ended, as a badge. */
export function OutcomeBadge({ outcome }: Pick<Entry, 'outcome'>) {
  return <StateBadge text={words.outcomes[outcome]} color={colors[outcome]} />;
}

/** What it was about, with the way there where it has a page. */
export function SubjectLink({ entry: { subject, app } }: { entry: Entry }) {
  if (subject === undefined) return texts.none;
  const name = <bdi>{subject.name ?? subject.id}</bdi>;
  const path = pathOf(subject, app);
  return path === undefined ? (
    name
  ) : (
    <Anchor inherit component={Link} href={path}>
      {name}
    </Anchor>
  );
}

function pathOf({ kind, id }: { kind: string; id: string }, app: Entry['app']): string | undefined {
  switch (kind) {
    case 'user':
      return `/people/${id}`;
    case 'group':
      return `/groups/${id}`;
    case 'app':
      return app === null ? undefined : `/apps/${app.slug}`;
    case 'connection':
      return app === null ? undefined : `/apps/${app.slug}/provisioning`;
    case 'signing_key':
      return app === null ? undefined : `/apps/${app.slug}/certificates`;
    case 'plan':
      return `/plans/${id}`;
    default:
      return undefined;
  }
}

/** Who did it, with the way to their page where it is a person. */
export function ActorLink({ entry: { actor } }: { entry: Entry }) {
  const name = <bdi>{actor.name}</bdi>;
  return actor.kind === 'user' && actor.id !== 'nobody' ? (
    <Anchor inherit component={Link} href={`/people/${actor.id}`}>
      {name}
    </Anchor>
  ) : (
    name
  );
}
