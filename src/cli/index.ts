export type { CliIo, OpenedServices } from './cli-io';
export { exitCodes } from './exit-code';
export { operatorName } from './operator-name';
export { runCli } from './program';
export type { Services } from './services';
