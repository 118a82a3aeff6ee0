import { additionalConfigurations } from '../settings';
import type { StoredConfiguration } from '../workspace/sso-data';
import { TextField } from './fields';

/** The SAML configurations of an organisation beside its first one, and the form for another. */
export function Configurations(props: { configurations: readonly Readonly<StoredConfiguration>[] }) {
  const { configurations } = props;
  return (
    <section id="configurations">
      <h2>Further configurations</h2>
      {configurations.length === 0 ? (
        <p class="quiet">None: everybody signs in by the configuration above.</p>
      ) : (
        <ul class="members">
          {configurations.map(({ id, settings }) => (
            <li key={id}>
              <div>
                <strong>{settings.ssoName}</strong> <span class="quiet">{settings.endpointUrl}</span>
              </div>
              <form method="post" action={`/settings/configurations/${id}/remove`}>
                <button type="submit" class="plain">
                  Delete<span class="unseen"> {settings.ssoName}</span>, and sign out whoever came by it
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      {configurations.length < additionalConfigurations && (
        <details>
          <summary>Add a configuration</summary>
          <form method="post" action="/settings/configurations" class="stack">
            {fields.map(([name, label, rows]) => (
              <TextField key={name} name={name} label={label} value={undefined} rows={rows} />
            ))}
            <p>
              <button type="submit">Add configuration</button>
            </p>
          </form>
        </details>
      )}
    </section>
  );
}

const fields: readonly (readonly [name: string, label: string, rows?: number])[] = [
  ['ssoName', 'SSO name of the configuration'],
  ['endpointUrl', 'SAML 2.0 Endpoint (HTTP) of the configuration'],
  ['idpIssuer', 'Identity Provider Issuer of the configuration'],
  ['certificate', 'x.509 Certificate of the configuration', 6],
];
