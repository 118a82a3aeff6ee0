import { type CliIo, runCli, type Services } from '../../src/cli';

export type CommandResult = { code: number; out: string; error: string; json: Record<string, never> };

/** What a command is run with in a test. */
export type CommandSetting = {
  services?: Services;
  input?: string;
  environment?: NodeJS.ProcessEnv;
  workingDirectory?: string;
  io?: Partial<CliIo>;
};

/** Streams and a composition root that do nothing. */
export function idleIo(): CliIo {
  return {
    writeOut: () => undefined,
    writeError: () => undefined,
    readInput: async () => '',
    environment: {},
    workingDirectory: '/nonexistent',
    userName: 'operator',
    openServices: () => Promise.reject(new Error('this command was not to open the database')),
    migrate: async () => [],
    serve: async () => undefined,
    sandbox: async () => undefined,
    listSandboxDoubts: () => [],
  };
}

/** Runs one command line in this process; `code` is the exit code. */
export async function runCommand(words: readonly string[], setting: CommandSetting = {}): Promise<CommandResult> {
  const { services, input, io, ...rest } = setting;
  let out = '';
  let error = '';
  const code = await runCli(words, {
    ...idleIo(),
    ...rest,
    writeOut: (text) => {
      out += text;
    },
    writeError: (text) => {
      error += text;
    },
    readInput: async () => input ?? '',
    ...(services && { openServices: async () => ({ services, close: async () => undefined }) }),
    ...io,
  });
  const json = words.includes('--json') && out !== '' ? JSON.parse(out) : {};
  return { code, out, error, json };
}
