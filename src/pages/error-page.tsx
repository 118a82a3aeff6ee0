import type { CountersignError } from '../core';
import { ButtonLink } from './button';
import { Card, Heading } from './card';
import { Layout, renderDocument } from './layout';
import { TraceCode } from './trace-code';

export type ErrorPageOptions = {
  /** Where the person goes from here; default: their apps. `none` where nothing is left to do. */
  next?: { href: string; label: string } | 'none';
};

/**
 * The page of a refusal or failure: what happened, what it means, what to do, and the code to read out.
 *
 * @param requestId joins the page with the log
 * @param traceCode code of the sign-in attempt (`ABCD-EFGH`), shown large
 */
export function renderErrorPage(
  error: CountersignError,
  requestId: string,
  traceCode?: string,
  options: ErrorPageOptions = {},
): string {
  const next = options.next ?? { href: '/', label: 'Go to your apps' };
  return renderDocument(
    <Layout
      title={error.what}
      foot={
        <>
          <code>{error.code}</code> · Reference <code>{requestId}</code>
        </>
      }
    >
      <Card>
        <Heading>{error.what}</Heading>
        {(error.meaning || error.remedy) && (
          <dl class="facts">
            {error.meaning && (
              <div>
                <dt>What it means</dt>
                <dd>{error.meaning}</dd>
              </div>
            )}
            {error.remedy && (
              <div>
                <dt>What to do</dt>
                <dd>{error.remedy}</dd>
              </div>
            )}
          </dl>
        )}
        {traceCode && <TraceCode code={traceCode} />}
        {next !== 'none' && (
          <ButtonLink href={next.href} look="quiet" wide>
            {next.label}
          </ButtonLink>
        )}
      </Card>
    </Layout>,
  );
}
