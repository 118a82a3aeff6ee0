import type { Config } from '../config';
import type { Logger } from '../core';
import type { Services } from './services';

/** Services on an open database, and the way to let go of both. */
export type OpenedServices = { services: Services; close(): Promise<void> };

/** Options of `sandbox` as typed; the practice workspace checks them. */
export type SandboxOptions = { [name: string]: string | boolean | readonly string[] | undefined };

/** What the command line needs from outside: streams, environment, and the composition root. */
export type CliIo = {
  /** Results: what a script reads. */
  writeOut(text: string): void;
  /** Everything else: progress, warnings, errors. */
  writeError(text: string): void;
  /** Standard error, where a person watches it in a terminal: for progress bars. */
  terminal?: NodeJS.WriteStream | undefined;
  /** All of standard input, as text; asked for at most once. */
  readInput(): Promise<string>;
  environment: NodeJS.ProcessEnv;
  workingDirectory: string;
  /** Name of the operating system's user, for the audit record. */
  userName: string;
  /** Joins the services over the database of `config`, starting or adopting the embedded one. */
  openServices(config: Config, logger: Logger): Promise<OpenedServices>;
  /** Applies missing migrations and returns their names; works on a database that is not ready to serve. */
  migrate(config: Config, logger: Logger): Promise<string[]>;
  /** Serves until it is told to stop. */
  serve(config: Config, logger: Logger): Promise<void>;
  /** Runs the practice workspace until it is told to stop. */
  sandbox(config: Config, logger: Logger, options: SandboxOptions): Promise<void>;
  /** What the practice workspace does where Slack's behaviour is not known; the first choice is the default. */
  listSandboxDoubts(): readonly { name: string; question: string; choices: readonly string[]; source: string }[];
};
