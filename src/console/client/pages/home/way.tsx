import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

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
