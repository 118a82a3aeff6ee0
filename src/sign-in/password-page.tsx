import { Button, Card, Checkbox, Field, Form, Heading, Layout, Notice } from '../pages';
import type { SignInError } from './sign-in-error';

export type PasswordPageProps = {
  csrf: string;
  minimumLength: number;
  /** Goes on after an expired password was changed. */
  request: string | undefined;
  /** Whose password it is: lets a password manager file it. */
  username: string;
  /** `expired`: the old one has just been proved, so it is not asked for again. */
  mode: 'expired' | 'own';
  endOtherSessions: boolean;
  error?: SignInError | undefined;
  done?: boolean;
};

/** The form for a new password. Nothing that was typed comes back into the page. */
export function PasswordPage(props: PasswordPageProps) {
  const expired = props.mode === 'expired';
  return (
    <Layout
      title={expired ? 'Your password has expired' : 'Change your password'}
      {...(expired ? {} : { width: 'document', navigation: { at: 'password' as const } })}
    >
      <div class="measure">
        <Card>
          <Heading lead={expired ? 'Choose a new one to go on. It takes effect at once.' : 'It takes effect at once.'}>
            {expired ? 'Your password has expired' : 'Change your password'}
          </Heading>
          {props.done && <Notice tone="success" title="Your password is changed." />}
          {props.error && (
            <Notice tone="danger" title={props.error.meaning ?? props.error.what}>
              <p>{props.error.remedy}</p>
            </Notice>
          )}
          <Form action="/password" csrf={props.csrf} carries={{ request: props.request }}>
            <input type="text" name="username" value={props.username} autocomplete="username" readOnly hidden />
            {!expired && (
              <Field
                name="currentPassword"
                label="Current password"
                type="password"
                autocomplete="current-password"
                error={errorOf(props.error, 'currentPassword')}
              />
            )}
            <Field
              name="newPassword"
              label="New password"
              type="password"
              autocomplete="new-password"
              minLength={props.minimumLength}
              autofocus={expired || errorOf(props.error, 'newPassword') !== undefined}
              hint={`At least ${props.minimumLength} characters. Length is what counts: four or five unrelated words do well.`}
              error={errorOf(props.error, 'newPassword')}
            />
            <Field
              name="repeatPassword"
              label="New password again"
              type="password"
              autocomplete="new-password"
              error={errorOf(props.error, 'repeatPassword')}
            />
            <Checkbox name="endOtherSessions" label="Sign me out everywhere else" checked={props.endOtherSessions} />
            <Button wide>{expired ? 'Change it and go on' : 'Change password'}</Button>
          </Form>
        </Card>
      </div>
    </Layout>
  );
}

function errorOf(error: SignInError | undefined, field: string): string | undefined {
  return error !== undefined && fieldOf(error) === field ? error.what : undefined;
}

function fieldOf(error: SignInError): string | undefined {
  if (error.code === 'sign_in.wrong_current_password' || error.code === 'sign_in.throttled') return 'currentPassword';
  if (error.code === 'sign_in.passwords_differ') return 'repeatPassword';
  return error.code.startsWith('sign_in.password_') ? 'newPassword' : undefined;
}
