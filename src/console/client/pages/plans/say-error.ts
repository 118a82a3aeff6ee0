import type { schemas } from '../../api/schema';
import { texts } from '../../texts/en';
import { sayAttribute } from './say-attribute';

const words = texts.plans.failures;

/** What went wrong with a step, what it means and what to do, with Slack's own code and the field where it says. */
export function sayError({ what, meaning, remedy, slackCode, attribute }: NonNullable<schemas['StepError']>): string {
  const field = attribute === null ? '' : `, ${sayAttribute(attribute)}`;
  return `${what} ${meaning} ${remedy} (${words.slackCode} ${slackCode}${field})`;
}
