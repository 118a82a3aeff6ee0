import type { Command, OptionValues } from 'commander';
import { type Config, loadConfig } from '../config';
import { type Actor, createLogger, type LogLevel } from '../core';
import type { CliIo } from './cli-io';
import { Output } from './output';
import type { Services } from './services';

/** Options that every command takes. */
export type GlobalOptions = { config?: string; json?: boolean };

/** What a command has at hand that needs no database. */
export type ConfigContext = { config: Config; io: CliIo; out: Output };

/** What a command has at hand. */
export type CliContext = ConfigContext & { services: Services; actor: Actor };

/** What was typed: options (global ones included) and positional arguments, parsed. */
export type Typed<Options extends OptionValues, Args extends readonly unknown[]> = { options: Options; args: Args };

type Action = (...typed: unknown[]) => Promise<void>;

/** An action that needs the configuration only. */
export function withConfig<Options extends OptionValues = OptionValues, Args extends readonly unknown[] = []>(
  io: CliIo,
  run: (context: ConfigContext, typed: Typed<Options, Args>) => Promise<void>,
): Action {
  return async (...raw) => {
    const command = raw.at(-1) as Command;
    const options = command.optsWithGlobals<Options & GlobalOptions>();
    const { environment, workingDirectory } = io;
    const config = loadConfig({ file: options.config, environment, workingDirectory });
    const out = new Output({
      write: (text) => io.writeOut(text),
      writeError: (text) => io.writeError(text),
      isJson: options.json === true,
    });
    await run({ config, io, out }, { options, args: command.processedArgs as unknown as Args });
  };
}

/** An action on the database: the services are opened before it and let go after it, whatever happens. */
export function withServices<Options extends OptionValues = OptionValues, Args extends readonly unknown[] = []>(
  io: CliIo,
  run: (context: CliContext, typed: Typed<Options, Args>) => Promise<void>,
): Action {
  return withConfig<Options, Args>(io, async (context, typed) => {
    const { services, close } = await io.openServices(context.config, createLogger(quiet(context.config.log.level)));
    try {
      const actor: Actor = { kind: 'cli', id: io.userName, name: io.userName };
      await run({ ...context, services, actor }, typed);
    } finally {
      await close();
    }
  });
}

/** A command's own output says what happened; its log says only what needs somebody. */
function quiet(level: LogLevel): LogLevel {
  return level === 'info' ? 'warn' : level;
}
