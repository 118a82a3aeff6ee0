import type { CountersignError } from '../core';
import { Button, Card, Field, Form, Heading, Layout, Notice } from '../pages';

export type SetupPageProps = {
  csrf: string;
  /** The link's own path, to which the form is sent. */
  action: string;
  minimumLength: number;
  values: { username?: string; email?: string; firstName?: string; lastName?: string };
  error?: CountersignError | undefined;
};

/** The form for the first administrator. */
export function SetupPage(props: SetupPageProps) {
  const { values, error } = props;
  return (
    <Layout title="Set up Countersign">
      <Card>
        <Heading lead="This makes the first administrator. The link works once; afterwards it is closed for good.">
          Set up Countersign
        </Heading>
        {error && (
          <Notice tone="danger" title={error.what}>
            {error.remedy && <p>{error.remedy}</p>}
            {error.faults.map((fault) => (
              <p key={fault.path}>
                {fault.path}: {fault.message}
              </p>
            ))}
          </Notice>
        )}
        <Form action={props.action} csrf={props.csrf}>
          <div class="pair">
            <Field name="firstName" label="First name" autocomplete="given-name" value={values.firstName} autofocus />
            <Field name="lastName" label="Last name" autocomplete="family-name" value={values.lastName} />
          </div>
          <Field name="email" label="E-mail" type="email" autocomplete="email" value={values.email} />
          <Field
            name="username"
            label="Username"
            autocomplete="username"
            value={values.username}
            hint="What you sign in with; the e-mail works too."
          />
          <Field
            name="password"
            label="Password"
            type="password"
            autocomplete="new-password"
            minLength={props.minimumLength}
            hint={`At least ${props.minimumLength} characters. Length is what counts: four or five unrelated words do well.`}
            error={error?.code.startsWith('sign_in.password_') ? error.what : undefined}
          />
          <Field
            name="repeatPassword"
            label="Password again"
            type="password"
            autocomplete="new-password"
            error={error?.code === 'sign_in.passwords_differ' ? error.what : undefined}
          />
          <Button wide>Create administrator</Button>
        </Form>
      </Card>
    </Layout>
  );
}
