import type { CountersignError } from '../../core';
import { SandboxError } from '../sandbox-error';
import { Layout } from './layout';
import { RefusalBox } from './refusal-box';

/** The page of a refused message or request. */
export function ErrorPage(props: { error: CountersignError; journalId?: string }) {
  const { error, journalId } = props;
  const refusal = error instanceof SandboxError ? error.refusal : undefined;
  return (
    <Layout title={refusal ? 'Sign-in refused' : error.what} narrow>
      <h1>{refusal ? 'You were not signed in' : error.what}</h1>
      {refusal && <RefusalBox refusal={refusal} />}
      {error.remedy && <p>{error.remedy}</p>}
      {error.faults.length > 0 && (
        <ul>
          {error.faults.map((fault) => (
            <li key={fault.path}>
              {fault.path}: {fault.message}
            </li>
          ))}
        </ul>
      )}
      <p class="actions">
        <a class="button plain" href="/">
          Back to the workspace
        </a>
        {journalId && <a href={`/journal/${journalId}`}>Everything that arrived</a>}
      </p>
    </Layout>
  );
}
