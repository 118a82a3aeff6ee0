import { Box } from '@mantine/core';
import { useState } from 'react';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { DangerButton, useAct } from '../../design/act';
import { SecretOnce } from '../../design/secret-once';
import { texts } from '../../texts/en';
import { makePassword } from './make-password';
import { personName } from './person-name';
import { SwitchOffConsequences } from './switch-off-consequences';

const words = texts.people.detail.newPassword;

/** Gives somebody a password, who has none or has forgotten theirs: good for one sign-in, at which they choose their own. */
export function NewPassword({ person }: { person: schemas['User'] }) {
  const [secret, setSecret] = useState<string>();
  const act = useAct({
    run: async () => {
      const password = makePassword();
      const body = { password, expired: true, signOut: true };
      await data(api.PUT('/users/{user}/password', { params: { path: { user: person.id } }, body }));
      setSecret(password);
    },
    refresh: [['person', person.id], ['people']],
  });
  return (
    <>
      <DangerButton
        dialogKey="new-password"
        label={words.make}
        title={words.title(personName(person))}
        consequences={<SwitchOffConsequences person={person} cause="newPassword" />}
        confirm={words.make}
        button={{ variant: 'default' }}
        act={act}
      />
      {secret !== undefined && (
        <Box w="100%">
          <SecretOnce title={words.made} lead={words.lead} secret={secret} onClose={() => setSecret(undefined)} />
        </Box>
      )}
    </>
  );
}
