import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { FormEvent } from 'react';
import { api, data } from '../../../api/client';
import { problemOf } from '../../../api/problem';
import type { schemas } from '../../../api/schema';
import { Difference } from '../../../design/difference';
import { ProblemNote } from '../../../design/problem-note';
import { useContested } from '../../../design/use-contested';
import { texts } from '../../../texts/en';
import { GuardFields } from './guard-fields';
import { RunningFields } from './running-fields';
import { ScopeFields } from './scope-fields';
import { draftOf, patchOf, type SettingsDraft, say, touchesScope } from './settings-draft';

type Connection = schemas['Connection'];
const words = texts.mirrorSettings;

const seenOf = ({ settings, revision }: Connection) => ({ value: draftOf(settings), revision });

/** All settings of a connection, saved together. */
export function SettingsForm({ connection }: { connection: Connection }) {
  const params = { path: { connection: connection.id } };
  const contested = useContested<SettingsDraft>({
    current: seenOf(connection),
    initial: draftOf(connection.settings),
    read: async () => seenOf(await data(api.GET('/connections/{connection}', { params }))),
    write: (draft, revision) =>
      data(api.PATCH('/connections/{connection}', { params, body: { settings: patchOf(draft), revision } })),
    done: words.saved,
    refresh: [['connection', connection.appSlug], ['connections']],
  });
  const { draft, set, base, error, theirs } = contested;
  const faults = (error === null ? undefined : problemOf(error).faults) ?? [];
  const faultAt = (path: string) => faults.find((fault) => fault.path.replace(/\.\d+$/, '').endsWith(path))?.message;
  const fields = { draft, set, faultAt };
  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        contested.save();
      }}
    >
      <Stack>
        <ScopeFields {...fields} />
        <GuardFields {...fields} />
        <RunningFields {...fields} />
        {touchesScope(draft, base) && <Alert color="yellow">{words.waits}</Alert>}
        {error !== null && faults.length === 0 && <ProblemNote error={error} />}
        {faults.length > 0 && (
          <Text size="sm" c="var(--cs-danger-ink)" role="alert">
            {words.putRight}
          </Text>
        )}
        <Difference contested={contested} say={say} />
        {theirs === undefined && (
          <Group>
            <Button type="submit" loading={contested.isPending}>
              {words.save}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}
