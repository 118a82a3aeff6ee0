import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize, resolve } from 'node:path';

const source = resolve(__dirname, '../src');

/** Rooms that hold services: whoever offers them to people or programs may ask each of them. */
const services = [
  'activity',
  'administrators',
  'apps',
  'audit',
  'certificates',
  'directory',
  'handover',
  'onboarding',
  'provisioning',
  'saml',
  'sign-in',
  'slack',
];

/** Which rooms a room may import. The files directly under src/ join the rooms and may import all of them. */
const rooms: { [room: string]: readonly string[] } = {
  core: [],
  config: ['core'],
  contracts: ['core'],
  db: ['core', 'config'],
  pages: ['core'],
  outbound: ['core'],
  audit: ['core', 'db'],
  http: ['core', 'config', 'pages'],
  certificates: ['core', 'db', 'audit'],
  directory: ['core', 'db', 'audit', 'contracts'],
  'sign-in': ['core', 'db', 'audit', 'http', 'pages', 'directory'],
  apps: ['core', 'db', 'audit', 'contracts', 'outbound', 'directory'],
  saml: ['core', 'db', 'audit', 'http', 'pages', 'certificates', 'apps', 'sign-in', 'directory'],
  onboarding: ['core', 'db', 'audit', 'contracts', 'directory', 'apps', 'sign-in'],
  provisioning: ['core', 'db', 'http', 'pages', 'audit', 'contracts', 'outbound', 'certificates', 'directory', 'apps'],
  slack: ['core', 'provisioning'],
  activity: ['core', 'db', 'audit', 'contracts', 'directory', 'apps', 'saml'],
  administrators: ['core', 'db', 'audit', 'contracts', 'directory'],
  console: ['core', 'db', 'http', 'contracts', 'pages', 'administrators', 'sign-in'],
  handover: ['core', 'db', 'audit', 'contracts', 'http', 'pages', 'apps', 'certificates', 'sign-in'],
  portal: ['core', 'http', 'pages', 'sign-in', 'apps'],
  api: ['core', 'db', 'http', 'contracts', ...services],
  cli: ['core', 'config', 'contracts', 'api', ...services],
  sandbox: ['core'],
};

/** Packages that only some files may know, by the path under src/. */
const packages: { [name: string]: RegExp } = {
  samlify: /^saml\//,
  'xml-crypto': /^saml\//,
  'xml-encryption': /^saml\//,
  'node-forge': /^certificates\//,
  '@node-saml/node-saml': /^sandbox\//,
  '@slack/web-api': /^slack\//,
  '@node-rs/argon2': /^sign-in\//,
  '@bufbuild/cel': /^apps\//,
  commander: /^cli\//,
  react: /^console\/client\//,
  'react-dom': /^console\/client\//,
  '@mantine/core': /^console\/client\//,
  '@tanstack/react-query': /^console\/client\//,
  'openapi-fetch': /^console\/client\//,
  koa: /^(http|sandbox)\/|-routes\.tsx?$|^compose\.ts$/,
  // Besides the routes: the files that join a room's routers into what the composition mounts.
  '@koa/router': /^(http|sandbox)\/|-routes\.tsx?$|\/create-(api|\w+(-\w+)*-routers?)\.ts$/,
  '@koa/bodyparser': /^(http|sandbox)\//,
  typeorm: /^db\/|-store\.ts$|\.entity\.ts$|^entities\.ts$/,
  pg: /^db\/|-store\.ts$/,
};

/** Files that the console's client has in common with the server: the values of the look, a rule of CSV. */
const sharedWithBrowser = ['pages/tokens', 'core/formula-cell'];

type Import = { file: string; specifier: string };

/** @returns every import and re-export, static or not, of the files under `folder`; `file` is the path under src/ */
function readImports(folder: string, path = ''): Import[] {
  return readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) => {
    const file = path === '' ? entry.name : `${path}/${entry.name}`;
    if (entry.isDirectory()) return readImports(folder, file);
    return /\.tsx?$/.test(file)
      ? parseImports(readFileSync(join(folder, file), 'utf8')).map((specifier) => ({ file, specifier }))
      : [];
  });
}

function parseImports(text: string): string[] {
  const forms = [
    /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s+['"]([^'"]+)['"]/gm,
    /^\s*import\s+['"]([^'"]+)['"]/gm,
    /\b(?:import|require)\(\s*['"]([^'"]+)['"]/g,
  ];
  return forms.flatMap((form) => [...text.matchAll(form)].map((match) => match[1] ?? ''));
}

const roomOf = (file: string): string | undefined => (file.includes('/') ? file.split('/')[0] : undefined);

/** @returns what is wrong with an import, as a sentence; undefined when it is allowed */
function judge({ file, specifier }: Import): string | undefined {
  if (!specifier.startsWith('.')) {
    const name = specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/');
    const allowed = packages[name];
    return allowed === undefined || allowed.test(file) ? undefined : `${file} may not import the package ${name}`;
  }
  const target = normalize(join(file, '..', specifier)).replace(/\/$/, '');
  if (target.startsWith('..')) return `${file} imports ${specifier} from outside src/`;
  const [from, to] = [roomOf(file), target.split('/')[0] ?? ''];
  if (from === to) return undefined;
  const allowed = from === undefined ? undefined : rooms[from];
  if (from !== undefined && allowed === undefined) return `the room ${from} has no entry in the table of rooms`;
  if (!(to in rooms)) {
    return from === undefined ? undefined : `${file} imports ${target}, which only files directly under src/ may`;
  }
  if (allowed !== undefined && !allowed.includes(to)) return `${file}: ${from} may not import ${to}`;
  const isIndex = target === to || target === `${to}/index`;
  const isEntity = file === 'entities.ts' && target.endsWith('.entity');
  // The browser's bundle takes the file it needs, not all that its room offers to a server.
  const isShared = file.startsWith('console/client/') && sharedWithBrowser.includes(target);
  return isIndex || isEntity || isShared ? undefined : `${file} goes past the index of ${to}: ${specifier}`;
}

describe('the rooms of src', () => {
  const imports = readImports(source);

  it('import only what the table allows, and meet only through each other’s index', () => {
    expect(imports.length).toBeGreaterThan(300);
    expect(imports.map(judge).filter((fault) => fault !== undefined)).toEqual([]);
  });

  it('form no cycle', () => {
    const edges = new Map<string, Set<string>>();
    for (const { file, specifier } of imports) {
      const [from, to] = [roomOf(file), normalize(join(file, '..', specifier)).split('/')[0] ?? ''];
      if (from === undefined || !specifier.startsWith('.') || from === to || !(to in rooms)) continue;
      edges.set(from, (edges.get(from) ?? new Set()).add(to));
    }
    expect(findCycle(edges)).toBeUndefined();
    expect(
      findCycle(
        new Map([
          ['a', new Set(['b'])],
          ['b', new Set(['c'])],
          ['c', new Set(['a'])],
        ]),
      ),
    ).toEqual(['a', 'b', 'c', 'a']);
  });

  it('are all in the table, and the table names no room that an allowed room does not have', () => {
    const folders = readdirSync(source, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(folders.filter((folder) => !(folder in rooms))).toEqual([]);
    expect(
      Object.values(rooms)
        .flat()
        .filter((room) => !(room in rooms)),
    ).toEqual([]);
  });

  it.each([
    ['saml/sso-service.ts', '../portal', 'saml may not import portal'],
    ['saml/checks/check-signature.ts', '../../apps/app-store', 'goes past the index of apps'],
    ['apps/app-service.ts', 'samlify', 'may not import the package samlify'],
    ['saml/sso-service.ts', 'koa', 'may not import the package koa'],
    ['directory/directory-service.ts', 'typeorm/driver/x', 'may not import the package typeorm'],
    ['sandbox/sandbox.ts', '../saml', 'sandbox may not import saml'],
    ['core/clock.ts', '../compose', 'which only files directly under src/ may'],
    ['core/clock.ts', '../../test/support/clock', 'from outside src/'],
    ['drawer/clock.ts', '../core', 'has no entry'],
  ])('refuse %s importing %s', (file, specifier, fault) => {
    expect(judge({ file, specifier })).toContain(fault);
  });

  it.each([
    ['saml/sso-routes.ts', 'koa'],
    ['saml/checks/check-signature.ts', '../../apps'],
    ['saml/checks/check-signature.ts', '../parse-authn-request'],
    ['entities.ts', './apps/app.entity'],
    ['main.ts', './cli'],
  ])('allow %s importing %s', (file, specifier) => {
    expect(judge({ file, specifier })).toBeUndefined();
  });

  it('are read whole: every form of import is seen', () => {
    const text = `import 'a';\nimport type { x } from 'b';\nexport {\n  y,\n} from 'c';\nconst z = await import('d');\nimport * as e from "e";`;
    expect(parseImports(text).sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});

function findCycle(edges: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined {
  const done = new Set<string>();
  const visit = (node: string, path: string[]): string[] | undefined => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node];
    if (done.has(node)) return undefined;
    for (const next of edges.get(node) ?? []) {
      const cycle = visit(next, [...path, node]);
      if (cycle !== undefined) return cycle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of edges.keys()) {
    const cycle = visit(node, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}
