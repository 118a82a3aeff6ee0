import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const source = resolve(__dirname, '../src');

/** Files that build services and stores (README, "Map of the rooms"). */
const builders = ['compose.ts', 'compose-engine.ts', 'compose-provisioning.ts', 'directory/directory-service.ts'];

const builds = (code: string): boolean => /\bnew \w+(Service|Store)\(/.test(code);

describe('services and stores', () => {
  it('are built where everything is joined, and nowhere else', () => {
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
      (path) => /\.tsx?$/.test(path) && !path.startsWith('sandbox/') && !path.startsWith('console/client/'),
    );
    const found = files.filter((path) => builds(readFileSync(join(source, path), 'utf8')));
    expect(found.toSorted()).toEqual(builders.toSorted());
  });

  it('are told from what is made anew all the time', () => {
    expect(['new UserStore(database)', 'new AppService({', 'new Map()', 'class AppService {'].map(builds)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
