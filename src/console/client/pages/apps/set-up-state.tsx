import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import type { schemas } from '../../api/schema';
import { useScopes } from '../../api/use-scopes';
import { StateBadge } from '../../design/state-badge';
import { texts } from '../../texts/en';

/** That an app was left in the middle of its set-up, and the way back into it; nothing for one that is set up. */
export function SetUpState({ app }: { app: schemas['AppDetail'] }) {
  const { may } = useScopes();
  if (!app.inSetUp) return null;
  return (
    <>
      <StateBadge text={texts.apps.inSetUp} color="yellow" />
      {may('apps:write') && (
        <Anchor
          component={Link}
          href={`/connect-slack/${app.slug}`}
          size="sm"
          aria-label={texts.apps.goOnWith(app.name)}
        >
          {texts.apps.goOn}
        </Anchor>
      )}
    </>
  );
}
