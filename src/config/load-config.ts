import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { CountersignError, type Fault } from '../core/index';
import { environmentVariables, overlayEnvironment } from './environment';
import { type Config, configSchema } from './schema';

export type ConfigErrorCode = 'config.unreadable' | 'config.not_yaml' | 'config.invalid';

/** The configuration cannot be used; `faults` lists everything that is wrong with it. */
export class ConfigError extends CountersignError<ConfigErrorCode> {}

/**
 * Reads the settings: the YAML file if one is named, over it the environment, over nothing the defaults.
 * All faults are reported at once, each with its path (and the environment variable it came from).
 *
 * @param options.file path of the YAML file; none = defaults and environment only
 * @param options.environment usually `process.env`
 * @param options.workingDirectory base of relative paths when no file is given
 * @throws ConfigError `config.unreadable`, `config.not_yaml`, `config.invalid`
 */
export function loadConfig(options: {
  file?: string | undefined;
  environment: NodeJS.ProcessEnv;
  workingDirectory: string;
}): Config {
  const file = options.file === undefined ? undefined : resolve(options.workingDirectory, options.file);
  const fromFile = file === undefined ? {} : readYaml(file);
  const result = configSchema.safeParse(overlayEnvironment(fromFile, options.environment));
  if (!result.success) {
    throw new ConfigError({
      code: 'config.invalid',
      status: 500,
      what: `The configuration has ${countFaults(result.error.issues.length)}.`,
      meaning: 'Countersign does not start with settings that it cannot honour.',
      remedy: 'Correct each line below, then run "countersign config check".',
      faults: result.error.issues.flatMap((issue) => toFaults(issue, options.environment)),
    });
  }
  const { host, baseUrl, masterKeyFile, sandbox, ...settings } = result.data;
  const demo = file === undefined && options.environment.NODE_ENV !== 'production';
  const base = file === undefined ? options.workingDirectory : dirname(file);
  const dataDir = resolve(base, settings.dataDir);
  return {
    ...settings,
    dataDir,
    // Passwords that everybody knows must not be reachable from elsewhere.
    host: host ?? (demo ? '127.0.0.1' : '0.0.0.0'),
    baseUrl: baseUrl ?? `http://localhost:${settings.port}`,
    masterKeyFile: masterKeyFile === undefined ? resolve(dataDir, 'master.key') : resolve(base, masterKeyFile),
    signingKeys: settings.signingKeys.map((key) => ({
      app: key.app,
      certificateFile: resolve(base, key.certificateFile),
      privateKeyFile: resolve(base, key.privateKeyFile),
    })),
    sandbox: { port: sandbox.port, baseUrl: sandbox.baseUrl ?? `http://localhost:${sandbox.port}` },
    configFile: file,
    demo,
  };
}

function readYaml(file: string): { [key: string]: unknown } {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new ConfigError({
      code: 'config.unreadable',
      status: 500,
      what: `The configuration file ${file} cannot be read.`,
      remedy: 'Check the path given with --config, and that this user may read the file.',
      cause,
    });
  }
  const document = parseDocument(text);
  const faults = document.errors.map((error) => ({
    path: `line ${error.linePos?.[0].line ?? '?'}`,
    message: error.message.split('\n')[0] ?? error.code,
  }));
  const tree: unknown = faults.length === 0 ? (document.toJS({ maxAliasCount: 100 }) ?? {}) : {};
  if (faults.length > 0 || typeof tree !== 'object' || tree === null || Array.isArray(tree)) {
    throw new ConfigError({
      code: 'config.not_yaml',
      status: 500,
      what: `The configuration file ${file} is not a YAML mapping of settings.`,
      remedy: 'See config/countersign.sample.yaml for the form.',
      faults,
    });
  }
  return tree as { [key: string]: unknown };
}

type Issue = { code: string; path: PropertyKey[]; message: string; keys?: string[] };

function toFaults(issue: Issue, environment: NodeJS.ProcessEnv): Fault[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys' && issue.keys) {
    return issue.keys.map((key) => ({ path: [...path, key].join('.'), message: 'there is no such setting' }));
  }
  const variable = environmentVariables.find(
    (entry) => entry.path.join('.') === path.join('.') && environment[entry.name] !== undefined,
  );
  const where = path.join('.') || '(whole file)';
  return [{ path: variable ? `${where} (from ${variable.name})` : where, message: issue.message }];
}

function countFaults(count: number): string {
  return count === 1 ? 'one fault' : `${count} faults`;
}
