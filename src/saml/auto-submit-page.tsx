import { createHash } from 'node:crypto';
import type { App } from '../apps';
import { Button, Card, Heading, Layout, renderDocument } from '../pages';

/** What one answer puts into the page. */
export type AutoSubmit = { acsUrl: string; samlResponse: string; relayState: string | undefined };

export type RenderAutoSubmit = (answer: AutoSubmit) => string;

const script = 'document.forms[0].submit()';

/** CSP source of the page's one script. */
export const autoSubmitScriptHash = `sha256-${createHash('sha256').update(script).digest('base64')}`;

const marks = { acsUrl: '@@acs@@', fields: '@@fields@@' };

/**
 * Renders the page that carries the Response to the app (saml-bindings §3.5.4) once per app, and returns a function
 * that fills in an answer. Without JavaScript, its button does the same (R39).
 */
export function compileAutoSubmitPage(app: Pick<App, 'name'>): RenderAutoSubmit {
  const page = renderDocument(
    <Layout title={`Opening ${app.name}`}>
      <Card>
        <Heading lead={`You are signed in. If ${app.name} does not open by itself, press the button.`}>
          Opening {app.name}
        </Heading>
        <form method="post" action={marks.acsUrl}>
          <input type="hidden" name={marks.fields} />
          <Button wide>Continue to {app.name}</Button>
        </form>
      </Card>
      {/* The script's text is a constant of ours; its hash stands in the policy. */}
      <script dangerouslySetInnerHTML={{ __html: script }} />
    </Layout>,
  );
  const [beforeAction = '', rest = ''] = page.split(marks.acsUrl);
  const [beforeFields = '', afterFields = ''] = rest.split(new RegExp(`<input[^>]*${marks.fields}[^>]*>`));
  return (answer) =>
    beforeAction +
    escapeAttribute(answer.acsUrl) +
    beforeFields +
    hiddenField('SAMLResponse', answer.samlResponse) +
    (answer.relayState === undefined ? '' : hiddenField('RelayState', answer.relayState)) +
    afterFields;
}

function hiddenField(name: string, value: string): string {
  return `<input type="hidden" name="${name}" value="${escapeAttribute(value)}">`;
}

/** Also line breaks: HTML would keep a bare CR or LF of a RelayState as another byte than was sent (R19). */
function escapeAttribute(value: string): string {
  return /[&<>"'\r\n]/.test(value)
    ? value.replace(/[&<>"'\r\n]/g, (character) => `&#${character.charCodeAt(0)};`)
    : value;
}
