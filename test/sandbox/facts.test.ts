import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { doubtNames, doubts, listDoubts } from '../../src/sandbox';
import { runCommand } from '../cli/run-command';
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

  it('holds every doubt', () => {
    for (const name of doubtNames) expect(text).toContain(`| ${name} |`);
  });
});

describe('countersign sandbox --list-doubts', () => {
  it('shows every doubt with its question, its choices, the hardest first, and its source', async () => {
    const io = { listSandboxDoubts: listDoubts };
    const { code, out } = await runCommand(['sandbox', '--list-doubts'], { io });
    expect(code).toBe(0);
    for (const name of doubtNames) {
      const { question, choices, source } = doubts[name];
      for (const text of [`${name}: ${choices.join(' | ')}`, question, source]) expect(out).toContain(text);
    }
    const { json } = await runCommand(['sandbox', '--list-doubts', '--json'], { io });
    expect(json.doubts).toHaveLength(doubtNames.length);
  });

  it('hands the options on as they were typed', async () => {
    let handed: unknown;
    const io = {
      sandbox: async (_config: unknown, _logger: unknown, options: unknown) => {
        handed = options;
      },
    };
    const words = [
      'sandbox',
      '--people',
      '10',
      '--no-limits',
      '--fault',
      'error',
      '--fault',
      'slow:*:delayMs=5',
      '--allow-host',
      'app.test',
    ];
    expect((await runCommand(words, { io })).code).toBe(0);
    expect(handed).toMatchObject({
      people: '10',
      limits: false,
      fault: ['error', 'slow:*:delayMs=5'],
      allowHost: ['app.test'],
    });
  });
});
