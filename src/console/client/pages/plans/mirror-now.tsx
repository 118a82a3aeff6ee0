import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import { Facts } from '../../design/facts';
import { Instant } from '../../design/instant';
import { Loaded } from '../../design/loaded';
import { texts } from '../../texts/en';

const words = texts.plans.status;

/** How often what a mirror does by itself is asked for, in milliseconds: figures and lists beside each other say the same. */
export const mirrorMs = 3_000;

/** What waits, what failed, and when everybody is compared. */
export function MirrorNow({ slug }: { slug: string }) {
  const status = useQuery({
    queryKey: ['connection', slug, 'status'],
    queryFn: () => data(api.GET('/connections/{connection}/status', { params: { path: { connection: slug } } })),
    refetchInterval: mirrorMs,
  });
  return (
    <Loaded query={status}>
      {(found) => (
        <Facts
          title={words.title}
          rows={[
            [words.backlog, String(found.backlog.changes)],
            [words.since, found.backlog.oldestAt && <Instant key="since" at={found.backlog.oldestAt} />],
            [words.queued, String(found.queued)],
            [words.waiting, String(found.waitingPlans)],
            [words.failures, String(found.failures)],
            [words.last, found.lastReconcileAt && <Instant key="last" at={found.lastReconcileAt} />],
            [words.next, found.nextReconcileAt && <Instant key="next" at={found.nextReconcileAt} />],
          ]}
        />
      )}
    </Loaded>
  );
}
