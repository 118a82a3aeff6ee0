import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { doubtNames } from '../../src/sandbox';
import { renderFacts } from './facts/render-facts';

const root = resolve(__dirname, '../..');

describe('the table of facts about Slack', () => {
  const { text, missing, unknown } = renderFacts(root);

  it('misses no fact and no doubt, and knows each that a test names', () => {
    expect(missing).toEqual([]);
    expect(unknown).toEqual([]);
  });

  it('is up to date (else: npm run facts)', () => {
    expect(readFileSync(join(root, 'src/sandbox/FACTS.md'), 'utf8')).toBe(text);
  });

  it('holds every doubt of the interfaces', () => {
    for (const name of doubtNames.filter((each) => each.startsWith('scim'))) expect(text).toContain(`| ${name} |`);
  });
});
