import { Component, type ReactNode } from 'react';
import { texts } from '../texts/en';
import { isNotFetched } from './late';
import { NotFetched } from './not-fetched';
import { Page } from './page';
import { ProblemNote } from './problem-note';

type State = { error: unknown };

/** A page that fails says so in its place; the rest of the console stays. */
export class FaultBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    if (isNotFetched(error)) return <NotFetched error={error} />;
    return (
      <Page title={texts.fault}>
        <ProblemNote error={error} onRetry={() => this.setState({ error: undefined })} />
      </Page>
    );
  }
}
