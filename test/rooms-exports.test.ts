import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..');

/** Every source and test file by its path from the root, with its text. */
const files = ['src', 'test'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.m?tsx?$/.test(file))
    .map((file) => ({ path: join(folder, file), text: readFileSync(join(root, folder, file), 'utf8') })),
);
const textOf = new Map(files.map(({ path, text }) => [path, text]));
const rooms = files.flatMap(({ path }) => /^src\/([\w-]+)\/index\.ts$/.exec(path)?.[1] ?? []);

/** Names between braces, as they are called on the outer side (`a as b`: b) or on the inner one (a). */
function namesIn(list: string, side: 'inner' | 'outer'): string[] {
  return list
    .replace(/\/\*.*?\*\/|\/\/.*$/gms, '')
    .split(',')
    .map((each) => each.replace(/^\s*type\s/, '').trim())
    .filter((each) => each !== '')
    .map((each) => each.split(/\s+as\s+/).at(side === 'inner' ? 0 : -1) ?? each);
}

/** What the index of a room offers; a star is taken apart. */
function offeredBy(text: string, folder: string): string[] {
  const named = [...text.matchAll(/^export (?:type )?\{([^}]*)\} from/gm)].flatMap(([, list = '']) =>
    namesIn(list, 'outer'),
  );
  const starred = [...text.matchAll(/^export \* from '\.\/([^']+)'/gm)].flatMap(([, name]) =>
    declaredIn(textOf.get(`${folder}/${name}.ts`) ?? ''),
  );
  return [...named, ...starred, ...declaredIn(text)];
}

function declaredIn(text: string): string[] {
  const declaration =
    /^export (?:declare )?(?:abstract )?(?:async )?(?:function|const|class|type|interface|enum) (\w+)/gm;
  return [...text.matchAll(declaration)].map(([, name = '']) => name);
}

/** What a file takes from an index of a room: `import { … } from '../room'`, also handed on. */
function takenBy(text: string, room: string): string[] {
  const form = new RegExp(`^(?:import|export)\\s[^;'"]*?\\{([^}]*)\\} from '(?:\\.{1,2}/)+(?:src/)?${room}'`, 'gm');
  return [...text.matchAll(form)].flatMap(([, list = '']) => namesIn(list, 'inner'));
}

describe('the index of a room', () => {
  it.each(rooms)('of %s offers nothing that nobody outside it takes', (room) => {
    const folder = `src/${room}`;
    const outside = files.filter(({ path }) => !path.startsWith(`${folder}/`));
    const taken = new Set(outside.flatMap(({ text }) => takenBy(text, room)));
    const offered = offeredBy(textOf.get(`${folder}/index.ts`) ?? '', folder);
    expect(offered).not.toEqual([]);
    expect(offered.filter((name) => !taken.has(name))).toEqual([]);
  });

  it('is read whole, and so is what is taken from it', () => {
    const index = `export { a, type B, c as d } from './x';\nexport type {\n  E,\n} from './y';\nexport const f = 1;`;
    expect(offeredBy(index, 'nowhere')).toEqual(['a', 'B', 'd', 'E', 'f']);
    expect(offeredBy(textOf.get('src/core/index.ts') ?? '', 'src/core')).toEqual(
      expect.arrayContaining(['Rounds', 'hashToken', 'UserId', 'Clock']),
    );
    const text = `import { a, type B as G } from '../../src/x';\nimport type {\n  E,\n} from '../x';\nimport { z } from '../xy';`;
    expect(takenBy(text, 'x')).toEqual(['a', 'B', 'E']);
  });
});
