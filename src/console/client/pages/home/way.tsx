import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { problemOf } from '../../api/problem';
import type { Asked } from '../../design/query-note';
import { texts } from '../../texts/en';

/** A line of what is known, whose value leads to the list behind it. */
export function Way({ label, href, children }: { label: string; href: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <Anchor component={Link} href={href} inherit>
          {children}
        </Anchor>
      </dd>
    </div>
  );
}

/** The same where the value could not be had: what went wrong, and asking once more. */
export function NoWay({ label, query }: { label: string; query: Asked }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd role="alert">
        {problemOf(query.error).title}{' '}
        <Anchor component="button" type="button" inherit onClick={() => void query.refetch()}>
          {texts.retry}
        </Anchor>
      </dd>
    </div>
  );
}
