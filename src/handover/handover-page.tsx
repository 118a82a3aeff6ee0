import type { SlackSetting, SlackSettings } from '../contracts';
import { Button, Card, Form, Heading, Layout, Notice } from '../pages';
import { handoverScript } from './handover-script';

export type HandoverPageProps = {
  csrf: string;
  action: string;
  appName: string;
  settings: SlackSettings;
  expiresAt: Date;
  doneAt: Date | null;
};

/** What an owner of the workspace does in Slack, from top to bottom; every value can be selected and copied as it is. */
export function HandoverPage(props: HandoverPageProps) {
  return (
    <Layout title={`Set up ${props.appName} in Slack`} width="document">
      <div class="stack">
        <Heading
          lead={`In Slack: ${props.settings.path}. These are Slack’s own names, in Slack’s order. Keep a second owner signed in elsewhere.`}
        >
          Set up {props.appName} in Slack
        </Heading>
        {props.doneAt !== null && <Notice tone="success" title="Thank you: whoever sent you this link was told." />}
        <Card>
          <ol class="handover">
            {props.settings.items.map((setting, index) => (
              <Setting key={setting.name} setting={setting} id={`value-${index}`} />
            ))}
          </ol>
          <p class="small soft" role="status" />
        </Card>
        {props.doneAt === null && (
          <Form action={props.action} csrf={props.csrf}>
            <Button>It is done in Slack</Button>
          </Form>
        )}
        <p class="small soft">
          This link works until{' '}
          <time dateTime={props.expiresAt.toISOString()}>
            {props.expiresAt.toISOString().slice(0, 16).replace('T', ' ')} UTC
          </time>{' '}
          and opens this page only.
        </p>
      </div>
      {/* The script's text is a constant of ours; its hash stands in the policy. */}
      <script dangerouslySetInnerHTML={{ __html: handoverScript }} />
    </Layout>
  );
}

function Setting({ setting: { name, kind, value, note }, id }: { setting: SlackSetting; id: string }) {
  return (
    <li>
      <b>{name}</b>
      {kind === 'paste' ? (
        <div class="copied">
          <pre id={id}>{value}</pre>
          <button
            type="button"
            class="button button-quiet"
            hidden
            data-copies={id}
            data-name={name}
            aria-describedby={id}
          >
            Copy
          </button>
        </div>
      ) : (
        <>: {value}</>
      )}
      {note !== null && <p class="small soft">{note}</p>}
    </li>
  );
}
