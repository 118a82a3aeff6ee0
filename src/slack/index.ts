export { noLimits, slackLimits } from './budget/allowances';
export type { Wait } from './budget/rate-budget';
export { createSlack, type Slack, type SlackOptions } from './create-slack';
