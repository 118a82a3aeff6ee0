import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import { Instant } from '../../design/instant';
import { texts } from '../../texts/en';
import { decisionHref } from './decision-href';
import { NoWay, Way } from './way';

const words = texts.home;

/** People in Slack against people who may be there, the last run, what waits for a person, and how fast leavers leave. */
export function MirrorFigures({ slug }: { slug: string }) {
  return (
    <>
      <PeopleInSlack slug={slug} />
      <MirrorState slug={slug} />
    </>
  );
}

/** Counted over everybody, which takes a moment in a large company: nothing else waits for it. */
function PeopleInSlack({ slug }: { slug: string }) {
  const counts = useQuery({
    queryKey: ['connection', slug, 'binding-counts'],
    queryFn: () =>
      data(api.GET('/connections/{connection}/binding-counts', { params: { path: { connection: slug } } })),
    refetchInterval: 30_000,
  });
  if (counts.isError) return <NoWay label={words.inSlack} query={counts} />;
  const { mayEnter, mayNotEnter } = counts.data ?? {};
  const left = mayNotEnter?.withAccount ?? 0;
  const people = `/apps/${slug}/bindings/people`;
  return (
    <>
      <Way label={words.inSlack} href={`${people}?enter=yes&account=on`}>
        {mayEnter === undefined ? texts.loading : words.inSlackOf(mayEnter.withAccount, mayEnter.people)}
      </Way>
      {left > 0 && (
        <Way label={words.onAllTheSame} href={`${people}?enter=no&account=on`}>
          {words.onAllTheSameOf(left)}
        </Way>
      )}
    </>
  );
}

function MirrorState({ slug }: { slug: string }) {
  const status = useQuery({
    queryKey: ['connection', slug, 'status'],
    queryFn: () => data(api.GET('/connections/{connection}/status', { params: { path: { connection: slug } } })),
    refetchInterval: 30_000,
  });
  if (status.isError) return <NoWay label={words.lastRun} query={status} />;
  if (status.data === undefined) return null;
  const { lastRun, waitingPlans, failures, conflicts, leavers } = status.data;
  return (
    <>
      <Way label={words.lastRun} href={lastRun === null ? `/apps/${slug}/plans` : `/plans/${lastRun.planId}`}>
        {lastRun === null ? (
          words.neverRun
        ) : (
          <>
            {texts.plans.runs.states[lastRun.state]}, <Instant at={lastRun.startedAt} />
          </>
        )}
      </Way>
      <Way label={words.waiting} href={decisionHref(slug, status.data)}>
        {words.waitingOf(waitingPlans, failures, conflicts)}
      </Way>
      <Way label={words.leavers} href={`/activity?app=${slug}&kind=user_deprovision`}>
        {leavers.medianSeconds === null || leavers.slowestSeconds === null
          ? words.noLeavers
          : words.leaversOf(leavers.count, leavers.medianSeconds, leavers.slowestSeconds)}
      </Way>
    </>
  );
}
