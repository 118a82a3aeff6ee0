import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import { Instant } from '../../design/instant';
import { texts } from '../../texts/en';
import { Way } from './way';

const words = texts.home;

/** People in Slack against people who may be there, the last run, what waits for a person, and how fast leavers leave. */
export function MirrorFigures({ slug }: { slug: string }) {
  const path = { connection: slug };
  const status = useQuery({
    queryKey: ['connection', slug, 'status'],
    queryFn: () => data(api.GET('/connections/{connection}/status', { params: { path } })),
    refetchInterval: 30_000,
  });
  const counts = useQuery({
    queryKey: ['connection', slug, 'binding-counts'],
    queryFn: () => data(api.GET('/connections/{connection}/binding-counts', { params: { path } })),
    refetchInterval: 30_000,
  });
  if (status.data === undefined || counts.data === undefined) return null;
  const { accounts, peopleWithoutAccount } = counts.data;
  const { lastRun, waitingPlans, failures, leavers } = status.data;
  return (
    <>
      <Way label={words.inSlack} href={`/apps/${slug}/bindings/people`}>
        {words.inSlackOf(accounts.matched_assigned, accounts.matched_assigned + peopleWithoutAccount)}
      </Way>
      <Way label={words.lastRun} href={lastRun === null ? `/apps/${slug}/plans` : `/plans/${lastRun.planId}`}>
        {lastRun === null ? (
          words.neverRun
        ) : (
          <>
            {texts.plans.runs.states[lastRun.state]}, <Instant at={lastRun.startedAt} />
          </>
        )}
      </Way>
      <Way label={words.waiting} href={`/apps/${slug}/plans`}>
        {words.waitingOf(waitingPlans, failures)}
      </Way>
      <Way label={words.leavers} href={`/activity?app=${slug}&kind=user_deprovision`}>
        {leavers.medianSeconds === null || leavers.slowestSeconds === null
          ? words.noLeavers
          : words.leaversOf(leavers.count, leavers.medianSeconds, leavers.slowestSeconds)}
      </Way>
    </>
  );
}
