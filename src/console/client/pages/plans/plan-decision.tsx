import { Group } from '@mantine/core';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { DangerButton, useAct } from '../../design/act';
import { May } from '../../design/may';
import { texts } from '../../texts/en';
import { RejectConsequences } from './reject-consequences';

const words = texts.plans.detail;

/** Approving or rejecting what was looked at: the hash goes along, so that nothing else is approved. Nothing where nothing waits. */
export function PlanDecision({ plan }: { plan: schemas['Plan'] }) {
  const { reach, operations } = plan.counts;
  const params = { path: { plan: plan.id } };
  const refresh = [['plan', plan.id], ['connection']];
  const approve = useAct({
    run: () => data(api.POST('/plans/{plan}/approve', { params, body: { hash: plan.hash } })),
    done: words.approved,
    refresh,
  });
  const reject = useAct({
    run: () => data(api.POST('/plans/{plan}/reject', { params })),
    done: words.rejected,
    refresh,
  });
  // Whoever is told that it is decided already reads it to the end, though the plan is shown as decided by then.
  const isUnderWay = [approve, reject].some(({ isPending, isError }) => isPending || isError);
  if (plan.state !== 'waiting' && !isUnderWay) return null;
  return (
    <May scope="provisioning:approve" what={words.mayApprove}>
      <Group align="flex-start">
        <DangerButton
          dialogKey="reject"
          label={words.reject}
          title={words.rejectTitle}
          consequences={<RejectConsequences plan={plan} />}
          confirm={words.reject}
          button={{ variant: 'default' }}
          act={reject}
        />
        <DangerButton
          dialogKey="approve"
          label={words.approve}
          title={words.approveTitle}
          consequences={words.approveConsequences(
            reach.people,
            reach.groups,
            operations['account.deactivate'] ?? 0,
            operations['group.delete'] ?? 0,
          )}
          tone="plain"
          confirm={words.approve}
          act={approve}
        />
      </Group>
    </May>
  );
}
