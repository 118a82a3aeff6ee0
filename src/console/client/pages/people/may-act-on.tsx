import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { schemas } from '../../api/schema';
import { useAdministrators } from '../../api/use-administrators';
import { useScopes } from '../../api/use-scopes';
import { May } from '../../design/may';
import { QueryNote } from '../../design/query-note';
import { texts } from '../../texts/en';

/**
 * What one may do to this person: nothing to somebody who administers, unless one may change those, too (R59); that is
 * explained in its place, as `May` explains what a role may do to nobody.
 *
 * @param what the act as a phrase that ends with whom it is done to, "change people"
 */
export function MayActOn(props: {
  person: schemas['User'];
  scope: schemas['Scope'];
  what: string;
  children: ReactNode;
}) {
  const { may } = useScopes();
  const { children, ...act } = props;
  return (
    <May scope={act.scope} what={act.what}>
      {may('administrators:write') ? children : <UnlessAdministrator {...act}>{children}</UnlessAdministrator>}
    </May>
  );
}

function UnlessAdministrator(props: { person: schemas['User']; what: string; children: ReactNode }) {
  const administrators = useAdministrators();
  const { data } = administrators;
  if (data === undefined) return <QueryNote query={administrators} />;
  if (!data.items.some(({ id }) => id === props.person.id)) return props.children;
  return (
    <Text size="sm" c="dimmed">
      {texts.people.detail.mayNotToAdministrators(props.what)}
    </Text>
  );
}
