import { Button, Card, Form, Heading, Layout, Notice } from '../pages';

export type HandoverPageProps = {
  csrf: string;
  action: string;
  appName: string;
  /** Slack's names with what stands there, in Slack's order. */
  fields: readonly { label: string; value: string }[];
  /** What is to be ticked, unticked or chosen, in Slack's words. */
  options: readonly { label: string; value: string }[];
  expiresAt: Date;
  doneAt: Date | null;
};

/** What an owner of the workspace fills in in Slack; every value can be selected and copied as it is. */
export function HandoverPage(props: HandoverPageProps) {
  return (
    <Layout title={`Set up ${props.appName} in Slack`} width="document">
      <div class="stack">
        <Heading lead="In Slack: Tools & settings → Organization or Workspace settings → Authentication → SAML authentication → Configure. Use Test mode first, where Slack offers it, and stay signed in as a second owner elsewhere.">
          Set up {props.appName} in Slack
        </Heading>
        {props.doneAt !== null && <Notice tone="success" title="Thank you: whoever sent you this link was told." />}
        <Card>
          <dl class="handover">
            {props.fields.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  <pre>{value}</pre>
                </dd>
              </div>
            ))}
            {props.options.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </Card>
        {props.doneAt === null && (
          <Form action={props.action} csrf={props.csrf}>
            <Button>It is done in Slack</Button>
          </Form>
        )}
        <p class="small soft">
          This link works until {props.expiresAt.toISOString().slice(0, 16).replace('T', ' ')} UTC and opens this page
          only.
        </p>
      </div>
    </Layout>
  );
}
