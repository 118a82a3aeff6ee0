export type { CliIo, OpenedServices } from './cli-io';
export { exitCodes } from './exit-code';
export { runCli } from './program';
export type { Services } from './services';
