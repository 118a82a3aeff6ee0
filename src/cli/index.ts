export type { CliIo } from './cli-io';
export { operatorName } from './operator-name';
export { runCli } from './program';
export type { Services } from './services';
