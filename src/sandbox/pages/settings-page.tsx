import type { Fault } from '../../core';
import type { DoubtSettings } from '../doubts';
import { authnContextChoicesFor, buttonLabelLimit, type SettingsInput } from '../settings';
import type { Refusal } from '../slack-messages';
import type { StoredConfiguration } from '../workspace/sso-data';
import { Configurations } from './configurations';
import { CheckField, SelectField, TextField } from './fields';
import { Facts, type Frame, Layout } from './layout';
import { Readings } from './readings';
import { RefusalBox } from './refusal-box';

const requirementLabels = {
  required: 'Required for everybody',
  'all-except-guests': 'Required for all except guests',
  optional: 'Optional',
};

/** The SAML settings in Slack's field names, then what only practice has. */
export function SettingsPage(props: {
  frame: Frame;
  settings: SettingsInput;
  doubtSettings: DoubtSettings;
  acsUrl: string;
  certificatePem: string;
  configurations: readonly Readonly<StoredConfiguration>[];
  isEnterprise: boolean;
  saved?: boolean;
  refusal?: Refusal;
  faults?: readonly Fault[];
}) {
  const { settings, frame } = props;
  const faultOf = (name: string) => props.faults?.find((fault) => fault.path === name)?.message;
  return (
    <Layout title="SAML settings" frame={frame} current="/settings">
      <h1>SAML settings</h1>
      {props.saved && (
        <p class="note" role="status">
          Saved.
        </p>
      )}
      {props.refusal && <RefusalBox refusal={props.refusal} />}
      <section>
        <h2>For your identity provider</h2>
        <Facts
          rows={[
            ['ACS URL', <code>{props.acsUrl}</code>],
            ['Entity ID, Audience', <code>{settings.spIssuer}</code>],
            ['NameQualifier', <code>{frame.host}</code>],
            ['Attributes', <code>User.Email User.Username first_name last_name</code>],
          ]}
        />
      </section>
      <form method="post" action="/settings" class="stack">
        <h2>From your identity provider</h2>
        <TextField
          name="endpointUrl"
          label="SAML 2.0 Endpoint (HTTP)"
          value={settings.endpointUrl}
          fault={faultOf('endpointUrl')}
        />
        <TextField
          name="idpIssuer"
          label="Identity Provider Issuer"
          value={settings.idpIssuer}
          fault={faultOf('idpIssuer')}
        />
        {props.isEnterprise && (
          <TextField name="ssoName" label="SSO name" value={settings.ssoName} fault={faultOf('ssoName')} />
        )}
        <TextField
          name="certificate"
          label="x.509 Certificate"
          value={settings.certificate}
          fault={faultOf('certificate')}
          rows={6}
        />
        <h2>Advanced options</h2>
        <SelectField
          name="authnContextClassRef"
          label="AuthnContextClassRef"
          value={settings.authnContextClassRef ?? ''}
          choices={authnContextChoicesFor(props.doubtSettings).map(
            (choice) => [choice, choice === '' ? 'Don’t send this value' : choice] as const,
          )}
        />
        <TextField
          name="spIssuer"
          label="Service Provider Issuer"
          value={settings.spIssuer}
          fault={faultOf('spIssuer')}
        />
        <CheckField name="responsesSigned" label="Responses Signed" checked={settings.responsesSigned} />
        <CheckField name="assertionsSigned" label="Assertions Signed" checked={settings.assertionsSigned} />
        <CheckField name="signAuthnRequest" label="Sign AuthnRequest" checked={settings.signAuthnRequest} />
        <details open={settings.signAuthnRequest}>
          <summary>This workspace’s certificate</summary>
          <p class="quiet">It verifies signed requests, and your identity provider encrypts Assertions with it.</p>
          <pre>{props.certificatePem}</pre>
          <a href="/settings/certificate.pem">Download the certificate</a>
        </details>
        <h2>Members</h2>
        <SelectField
          name="ssoRequirement"
          label="Single sign-on is"
          value={settings.ssoRequirement ?? ''}
          choices={Object.entries(requirementLabels)}
        />
        <CheckField
          name="syncProfile"
          label="Update a profile each time a member signs in"
          checked={settings.syncProfile}
        />
        <CheckField
          name="allowEmailChange"
          label="Members may change their e-mail"
          checked={settings.allowEmailChange}
        />
        <CheckField
          name="allowDisplayNameChange"
          label="Members may change their display name"
          checked={settings.allowDisplayNameChange}
        />
        <TextField
          name="sessionHours"
          label="Hours that a session lasts (at least 12)"
          value={String(settings.sessionHours)}
          fault={faultOf('sessionHours')}
        />
        <TextField
          name="buttonLabel"
          label={`Sign-in button label (at most ${buttonLabelLimit} characters)`}
          value={settings.buttonLabel}
          fault={faultOf('buttonLabel')}
        />
        <TextField
          name="providerName"
          label="Name of the provider in messages"
          value={settings.providerName}
          fault={faultOf('providerName')}
        />
        <CheckField
          name="salesforceConnected"
          label="A Salesforce organisation is connected (gives single sign-on to Free and Pro)"
          checked={settings.salesforceConnected}
        />
        <CheckField name="testMode" label="Test mode: sign nobody in, show what arrived" checked={settings.testMode} />
        <h2>Practice only</h2>
        <p class="quiet">Slack has no such settings; what it does here is not known, or fixed.</p>
        <TextField
          name="acsUrl"
          label="ACS URL, if not this server’s own"
          value={settings.acsUrl}
          fault={faultOf('acsUrl')}
        />
        <SelectField
          name="requestBinding"
          label="The AuthnRequest goes by"
          value={settings.requestBinding ?? ''}
          choices={[
            ['redirect', 'HTTP-Redirect, as Slack sends it'],
            ['post', 'HTTP-POST'],
          ]}
        />
        <CheckField name="forceAuthn" label="ForceAuthn" checked={settings.forceAuthn} />
        <CheckField name="isPassive" label="IsPassive" checked={settings.isPassive} />
        <p class="actions">
          <button type="submit">Save settings</button>
          <a href="/settings/test">Test configuration</a>
        </p>
      </form>
      {props.isEnterprise && <Configurations configurations={props.configurations} />}
      <section id="reset">
        <h2>Reset all SSO sessions</h2>
        <p class="quiet">Signs everybody out on all devices. Whoever comes back says whether the account is theirs.</p>
        <form method="post" action="/settings/reset-sessions">
          <button type="submit" class="plain">
            Reset all SSO sessions
          </button>
        </form>
      </section>
      <Readings doubtSettings={props.doubtSettings} />
    </Layout>
  );
}
