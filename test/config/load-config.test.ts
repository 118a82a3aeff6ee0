import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { ConfigError, configSchema, environmentVariables, loadConfig } from '../../src/config';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-config-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function load(yaml: string | undefined, environment: NodeJS.ProcessEnv = {}) {
  const file = join(folder, 'countersign.yaml');
  if (yaml !== undefined) writeFileSync(file, yaml);
  return loadConfig({ file: yaml === undefined ? undefined : file, environment, workingDirectory: folder });
}

function faultsOf(yaml: string, environment: NodeJS.ProcessEnv = {}) {
  try {
    load(yaml, environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults.map((fault) => fault.path);
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  it('needs nothing: every setting has a default', () => {
    const config = load(undefined);
    expect(config).toMatchObject({
      port: 8080,
      baseUrl: 'http://localhost:8080',
      dataDir: join(folder, 'data'),
      masterKeyFile: join(folder, 'data', 'master.key'),
      sandbox: { port: 8090, baseUrl: 'http://localhost:8090' },
    });
    expect(config.signIn.throttling.enabled).toBe(true);
  });

  it('is taken from the file, and the environment has the last word', () => {
    const yaml = 'port: 9000\nbaseUrl: https://sso.acme.example\ndatabase:\n  url: postgres://a@b/c\n';
    expect(load(yaml)).toMatchObject({ port: 9000, baseUrl: 'https://sso.acme.example' });
    expect(load(yaml, { COUNTERSIGN_PORT: '9001', DATABASE_URL: 'postgres://x@y/z' })).toMatchObject({
      port: 9001,
      database: { url: 'postgres://x@y/z' },
    });
    expect(load(yaml, { COUNTERSIGN_PORT: '' }).port).toBe(9000);
  });

  it('resolves paths against the folder of the file', () => {
    expect(load('dataDir: ../elsewhere\n').dataDir).toBe(resolve(folder, '../elsewhere'));
  });

  it('switches throttling off by one word, and takes its parts otherwise', () => {
    expect(load('signIn: { throttling: false }').signIn.throttling.enabled).toBe(false);
    expect(load('signIn: { throttling: true }').signIn.throttling.enabled).toBe(true);
    expect(load('signIn: { throttling: { perAccount: 5 } }').signIn.throttling).toMatchObject({
      enabled: true,
      perAccount: 5,
    });
  });

  it('reports every fault at once, each with its path and where it came from', () => {
    const yaml =
      'port: many\nbaseUrl: https://a.example/path\nsaml: { assertionLifetimeSeconds: 301, typo: 1 }\nunknown: 1\n';
    expect(faultsOf(yaml).sort()).toEqual(['baseUrl', 'port', 'saml.assertionLifetimeSeconds', 'saml.typo', 'unknown']);
    expect(faultsOf('port: 1\n', { COUNTERSIGN_PORT: 'x' })).toEqual(['port (from COUNTERSIGN_PORT)']);
  });

  it('refuses what is no mapping, no YAML, or not there', () => {
    expect(() => load('- a\n- b\n')).toThrow(ConfigError);
    expect(() => load('a: [1\n')).toThrow(/not a YAML mapping/);
    expect(() => loadConfig({ file: 'nowhere.yaml', environment: {}, workingDirectory: folder })).toThrow(
      /cannot be read/,
    );
    expect(load('').port).toBe(8080);
  });

  it('lets the practice organisation exist only without a file and outside production (R56)', () => {
    expect(load(undefined)).toMatchObject({ demo: true, host: '127.0.0.1' });
    expect(load(undefined, { NODE_ENV: 'production' })).toMatchObject({ demo: false, host: '0.0.0.0' });
    expect(load('port: 1\n')).toMatchObject({ demo: false, host: '0.0.0.0' });
  });
});

describe('the README', () => {
  const readme = readFileSync(resolve(__dirname, '../../README.md'), 'utf8');

  it('has a row for every setting', () => {
    const missing = settingPaths(
      z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' }) as Schema,
    ).filter((path) => !readme.includes(`| \`${path}\``));
    expect(missing).toEqual([]);
  });

  it('names every environment variable', () => {
    expect(environmentVariables.map(({ name }) => name).filter((name) => !readme.includes(name))).toEqual([]);
  });
});

type Schema = { properties?: Record<string, Schema> };

/** Paths of all settings that are no groups themselves. */
function settingPaths(schema: Schema, prefix = ''): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, child]) =>
    child.properties === undefined ? [prefix + name] : settingPaths(child, `${prefix}${name}.`),
  );
}
