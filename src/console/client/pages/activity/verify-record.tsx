import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import { useScopes } from '../../api/use-scopes';
import { ProblemNote } from '../../design/problem-note';
import { texts } from '../../texts/en';

const words = texts.activity;

/** Checks the hash chain of the record, when asked to. */
export function VerifyRecord() {
  const { may } = useScopes();
  const verification = useQuery({
    queryKey: ['verification'],
    queryFn: () => data(api.GET('/audit/verification', { params: { query: {} } })),
    enabled: false,
  });
  if (!may('audit:read')) return null;
  return (
    <div>
      <Button variant="default" loading={verification.isFetching} onClick={() => void verification.refetch()}>
        {words.verify}
      </Button>
      {verification.isError && <ProblemNote error={verification.error} />}
      {verification.data !== undefined && (
        <Text size="sm" role="status">
          {verification.data.ok ? words.verified(verification.data.checked) : verification.data.fault?.message}
        </Text>
      )}
    </div>
  );
}
