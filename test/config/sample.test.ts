import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { configSchema, environmentVariables, loadConfig } from '../../src/config';

const folder = resolve(__dirname, '../../config');
const sample = readFileSync(join(folder, 'countersign.sample.yaml'), 'utf8');

type JsonSchema = {
  type?: string;
  description?: string;
  default?: unknown;
  properties?: { [name: string]: JsonSchema };
  items?: JsonSchema;
  anyOf?: JsonSchema[];
};
type Setting = { path: string; schema: JsonSchema };

/** @returns every setting that holds a value, with its path; a list of mappings counts as one setting */
function settingsOf(schema: JsonSchema, path: string[] = []): Setting[] {
  if (schema.properties === undefined) return [{ path: path.join('.'), schema }];
  return Object.entries(schema.properties).flatMap(([name, child]) => settingsOf(child, [...path, name]));
}

function valueAt(tree: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((node, name) => (node as { [key: string]: unknown } | undefined)?.[name], tree);
}

/** The sample with its settings that have no default switched on. */
function switchedOn(): string {
  return sample.replace(/^signingKeys: \[\]$/m, '').replace(/^( *)#(?=[a-zA-Z]+:)/gm, '$1');
}

describe('config/countersign.sample.yaml', () => {
  const settings = settingsOf(z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' }) as JsonSchema);
  const asItIs: unknown = parse(sample);
  const whole: unknown = parse(switchedOn());

  it('loads, as it is and with every setting switched on', () => {
    const options = { environment: {}, workingDirectory: folder };
    expect(loadConfig({ ...options, file: 'countersign.sample.yaml' })).toMatchObject({ port: 8080, demo: false });
    expect(configSchema.safeParse(whole).error).toBeUndefined();
    expect(configSchema.parse(whole)).toMatchObject({
      baseUrl: 'https://sso.example.com',
      signingKeys: [{ app: 'slack' }],
      sandbox: { baseUrl: 'http://sandbox.example.com' },
    });
  });

  it('has every setting of the schema, at its default where there is one', () => {
    expect(settings.length).toBeGreaterThan(20);
    const defaults = configSchema.parse({});
    for (const { path } of settings) {
      const shown = { path, value: valueAt(asItIs, path) };
      expect(shown).toEqual({ path, value: valueAt(defaults, path) });
      expect({ path, isThere: valueAt(whole, path) !== undefined }).toEqual({ path, isThere: true });
    }
  });

  it('says of each setting what the schema says, and from which variable it can come', () => {
    for (const { path, schema } of settings) {
      const variable = environmentVariables.find((entry) => entry.path.join('.') === path);
      const comment = `# ${schema.description}${variable === undefined ? '' : ` [${variable.name}]`}\n`;
      expect({ path, comment, isThere: sample.includes(comment) }).toEqual({ path, comment, isThere: true });
    }
  });
});
