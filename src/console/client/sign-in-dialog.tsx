import { Button, Group, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { session } from './api/session';
import { ProblemNote } from './design/problem-note';
import { texts } from './texts/en';

/**
 * Asks for name and password without leaving the page: when the session is over, or once more before a dangerous act.
 *
 * @param username known when somebody was signed in; then only the password is asked for
 * @param onGiveUp where there is a way back
 */
export function SignInDialog(props: {
  title: string;
  lead: string;
  submit: string;
  username: string | undefined;
  onGiveUp?: () => void;
}) {
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    session
      .signIn(props.username ?? String(form.get('name')), String(form.get('password')))
      .catch(setError)
      .finally(() => setBusy(false));
  };

  return (
    <Modal
      opened
      onClose={props.onGiveUp ?? (() => undefined)}
      title={props.title}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={props.onGiveUp !== undefined}
      zIndex={500}
    >
      <form onSubmit={submit}>
        <Stack>
          <Text size="sm">{props.lead}</Text>
          {error !== undefined && <ProblemNote error={error} />}
          {props.username === undefined ? (
            <TextInput
              name="name"
              label={texts.signIn.name}
              autoComplete="username"
              required
              withAsterisk={false}
              data-autofocus
            />
          ) : (
            <input type="text" name="username" autoComplete="username" value={props.username} readOnly hidden />
          )}
          <PasswordInput
            name="password"
            label={texts.signIn.password}
            autoComplete="current-password"
            required
            withAsterisk={false}
            data-autofocus={props.username !== undefined ? true : undefined}
          />
          <Group justify="flex-end">
            {props.onGiveUp !== undefined && (
              <Button variant="default" onClick={props.onGiveUp}>
                {texts.confirm.cancel}
              </Button>
            )}
            <Button type="submit" loading={busy}>
              {props.submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
