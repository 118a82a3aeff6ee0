export { createSandbox, type Sandbox, type SandboxOptions } from './create-sandbox';
export { type DoubtName, type DoubtSettings, doubtNames, doubts } from './doubts';
export type { Member } from './org/org-data';
export { SandboxError, type SandboxErrorCode } from './sandbox-error';
export type { SandboxSettings, SettingsInput, WorkspaceProfile } from './settings';
export type { JournalEntry, Report } from './workspace/workspace-data';
