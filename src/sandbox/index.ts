export { listDoubts, readCommandOptions } from './command-options';
export { createSandbox, type Sandbox, type SandboxOptions } from './create-sandbox';
export { type DoubtSettings, doubtNames, doubts } from './doubts';
