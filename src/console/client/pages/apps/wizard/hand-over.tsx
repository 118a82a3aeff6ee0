import { Group, NumberInput, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data } from '../../../api/client';
import type { schemas } from '../../../api/schema';
import { ActButton, useAct } from '../../../design/act';
import { CopyField } from '../../../design/copy-field';
import { Instant } from '../../../design/instant';
import { QueryNote } from '../../../design/query-note';
import { Section } from '../../../design/section';
import { texts } from '../../../texts/en';

type App = schemas['AppDetail'];
const words = texts.wizard.slack;
/** How long a link lasts where nothing else is wanted. */
const usualHours = 48;

/** Makes links that open this step to somebody without an account, and says what became of them. */
export function HandOver({ app }: { app: App }) {
  const path = { app: app.slug };
  const [hours, setHours] = useState<number | string>(usualHours);
  const [made, setMade] = useState<schemas['CreatedHandover']>();
  const key = ['app', app.slug, 'handovers'];
  const list = useQuery({
    queryKey: key,
    queryFn: () => data(api.GET('/apps/{app}/handovers', { params: { path } })),
    refetchInterval: 1_000,
  });
  const make = useAct({
    run: async () => {
      setMade(await data(api.POST('/apps/{app}/handovers', { params: { path }, body: { hours: toHours(hours) } })));
    },
    done: words.linkMade,
    refresh: [key],
  });
  // Until the list has it, it is as it was made. One that is done, ended or taken back is nothing to send to anybody.
  const isToBeSent =
    (list.data?.items.find(({ id }) => id === made?.handover.id) ?? made?.handover)?.state === 'waiting';
  return (
    <Section title={words.handOver} lead={words.handOverLead}>
      <Group align="flex-end">
        <NumberInput
          label={words.hours}
          value={hours}
          onChange={setHours}
          onBlur={() => setHours(toHours)}
          min={1}
          max={168}
          w={220}
        />
        <ActButton act={make} variant="default">
          {words.makeLink}
        </ActButton>
      </Group>
      {made !== undefined && isToBeSent && <CopyField label={words.link} value={made.url} />}
      <QueryNote query={list} />
      <Stack gap="xs">
        {list.data?.items.map((handover) => (
          <Group key={handover.id} justify="space-between">
            <Text size="sm">
              {words.handedOver(handover.madeBy)}, <Instant at={handover.createdAt} />: {words.states[handover.state]}
              {handover.state === 'done' && handover.revokedAt !== null && words.andRevoked}
              {handover.opens && (
                <>
                  . {words.until} <Instant at={handover.expiresAt} />
                </>
              )}
            </Text>
            {handover.opens && <Revoke app={app} id={handover.id} />}
          </Group>
        ))}
      </Stack>
    </Section>
  );
}

/** A field that was emptied says nothing else than the usual. */
function toHours(typed: number | string): number {
  return typeof typed === 'number' ? typed : usualHours;
}

function Revoke({ app, id }: { app: App; id: string }) {
  const act = useAct({
    run: () =>
      data(api.DELETE('/apps/{app}/handovers/{handoverId}', { params: { path: { app: app.slug, handoverId: id } } })),
    done: words.revokedDone,
    refresh: [['app', app.slug, 'handovers']],
  });
  return (
    <ActButton act={act} size="compact-xs" variant="default">
      {words.revoke}
    </ActButton>
  );
}
