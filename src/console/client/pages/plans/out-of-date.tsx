import { Alert, Anchor, Text } from '@mantine/core';
import { Link } from 'wouter';
import type { schemas } from '../../api/schema';
import { texts } from '../../texts/en';

type Plan = schemas['Plan'];
const words = texts.plans.detail;

/** Of a plan that went out of date: what becomes of whom it was about, and where that is seen. */
export function OutOfDate({ plan, slug }: { plan: Plan; slug: string }) {
  if (plan.state !== 'stale') return null;
  return (
    <Alert color="yellow" title={words.outOfDate}>
      <Text size="sm">
        {whatNext(plan)}{' '}
        <Anchor inherit underline="always" component={Link} href={`/apps/${slug}/plans`}>
          {words.toPlans}
        </Anchor>
      </Text>
    </Alert>
  );
}

/** Only a plan that was approved is compared with what is true by then, and says who changed. */
function whatNext({ kind, subject }: Plan): string {
  if (subject.stale === undefined) return words.whatNext.replaced;
  if (kind === 'reconcile') return words.whatNext.madeAgain;
  return kind === 'touched' || kind === 'single' ? words.whatNext.lookedAtAgain : words.whatNext.askAgain;
}
