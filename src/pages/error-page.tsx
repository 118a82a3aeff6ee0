import type { CountersignError } from '../core';
import { Layout, renderDocument } from './layout';

/** The page of a refusal or failure: what happened, what it means, what to do, and the code to read out. */
export function renderErrorPage(error: CountersignError, requestId: string): string {
  return renderDocument(
    <Layout title={error.what}>
      <h1>{error.what}</h1>
      {error.meaning && <p>{error.meaning}</p>}
      {error.remedy && <p>{error.remedy}</p>}
      <p>
        Code: <code>{error.code}</code> · Reference: <code>{requestId}</code>
      </p>
    </Layout>,
  );
}
