import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { api, data } from '../../api/client';
import { late } from '../../design/late';
import { Loaded } from '../../design/loaded';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';

const SignInChart = late(() => import('../../design/sign-in-chart').then((m) => m.SignInChart));
const words = texts.home;

/** How many people got in, and how many did not, day by day. */
export function SignInDays() {
  const days = useQuery({
    queryKey: ['sign-in-days'],
    queryFn: () => data(api.GET('/sign-ins/days', { params: { query: { days: 14 } } })),
  });
  return (
    <Section title={words.signIns}>
      <Loaded query={days}>
        {({ items }) =>
          items.every(({ answered, refused, other }) => answered + refused + other === 0) ? (
            <Text size="sm">{words.noSignIns}</Text>
          ) : (
            <Suspense fallback={<Skeleton h={180} />}>
              <SignInChart days={items} />
            </Suspense>
          )
        }
      </Loaded>
    </Section>
  );
}
