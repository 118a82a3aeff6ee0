import { TargetError } from '../target/target-error';
import type { Outcome } from './outcome';
import type { StepError } from './step';

/**
 * What a failed call means for its step.
 *
 * @throws the error itself where it is none of Slack's: a defect, or a lost lease
 */
export function sortOutcome(error: unknown): Outcome {
  if (!(error instanceof TargetError)) throw error;
  switch (error.kind) {
    case 'rate_limited':
    case 'transient':
      return { kind: 'again', error };
    case 'outcome_unknown':
      return { kind: 'unsure', error };
    case 'unauthorized':
    case 'misconfigured':
      return { kind: 'stop', error };
    case 'not_found':
    case 'already_exists':
    case 'rejected':
    case 'protected':
      return { kind: 'failed', error: toStepError(error) };
  }
}

/** An error of Slack's as it is kept and shown. */
export function toStepError(error: TargetError): StepError {
  return {
    kind: error.kind,
    slackCode: error.slackCode,
    what: error.what,
    meaning: error.meaning ?? '',
    remedy: error.remedy ?? '',
    attribute: error.attribute ?? null,
  };
}
