import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { buildProgram } from '../../src/cli/program';
import { CountersignError } from '../../src/core';
import { idleIo, runCommand } from './run-command';

function leavesOf(command: Command): Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leavesOf);
}

function pathOf(command: Command): string[] {
  return command.parent === null ? [] : [...pathOf(command.parent), command.name()];
}

describe('the command line', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'countersign-cli-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const leaves = leavesOf(buildProgram(idleIo()));

  it.each(leaves.map((leaf) => pathOf(leaf).join(' ')))('shows a stranger what "%s" does', async (path) => {
    const { code, out, error } = await runCommand([...path.split(' '), '--help']);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toContain('Examples:');
    expect(out).toMatch(new RegExp(`\\n  # .+\\n  .*countersign ${path}`));
    expect(out).toContain('--config <file>');
    expect(out).toContain('--json');
    // Nothing wraps in a terminal of 120 columns.
    expect(out.split('\n').filter((line) => line.length > 120)).toEqual([]);
  });

  it('describes every option, and says which must be given', () => {
    for (const leaf of leaves) {
      for (const option of leaf.options) {
        expect([pathOf(leaf), option.flags, /\(required\)/.test(option.description)]).toEqual([
          pathOf(leaf),
          option.flags,
          option.mandatory || (option.flags === '--password-stdin' && /required/.test(option.description)),
        ]);
      }
      for (const option of leaf.options) expect([pathOf(leaf), option.flags, option.description]).not.toContain('');
    }
  });

  it('shows its exit codes and what comes where', async () => {
    const { out } = await runCommand(['--help']);
    for (const code of [0, 1, 2, 3, 4, 5, 6]) expect(out).toContain(`\n  ${code}  `);
    expect(out).toContain('standard error');
  });

  it('shows help on standard error, with exit code 2, for a group without a command', async () => {
    for (const words of [[], ['token'], ['config']]) {
      const { code, out, error } = await runCommand(words);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(error).toContain('Commands:');
    }
  });

  it.each([
    ['tokn', '(Did you mean token?)', 'countersign --help'],
    ['token lst', '(Did you mean list?)', 'countersign token --help'],
    ['token create --nam x --scope audit:read', '(Did you mean --name?)', 'countersign token create --help'],
    ['token create --name x --scope audit:raed', 'Did you mean audit:read?', 'countersign token create --help'],
    ['serve --jsn', '(Did you mean --json?)', 'countersign serve --help'],
    ['token list --limit 201', 'from 1 to 200', 'countersign token list --help'],
    ['token list --limit', 'argument missing', 'countersign token list --help'],
    ['token revoke', "missing required argument 'id'", 'countersign token revoke --help'],
    ['token revoke a b', 'too many arguments', 'countersign token revoke --help'],
    ['token create', "'--name <name>' not specified", 'countersign token create --help'],
  ])('answers "%s" with one sentence, the nearest word and exit code 2', async (line, sentence, pointer) => {
    const { code, out, error } = await runCommand(line.split(' '));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    const lines = error.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain(sentence);
    expect(lines[1]).toBe(`Run "${pointer}" for what it takes.`);
  });

  it('takes --config and --json before and after the command', async () => {
    const file = join(folder, 'good.yaml');
    writeFileSync(file, 'port: 9911\n');
    for (const words of [
      ['--config', file, '--json', 'config', 'check'],
      ['config', '--config', file, 'check', '--json'],
      ['config', 'check', '--json', `--config=${file}`],
    ]) {
      const { code, json } = await runCommand(words);
      expect(code).toBe(0);
      expect(json).toMatchObject({ configFile: file, baseUrl: 'http://localhost:9911', demo: false });
    }
  });

  it('lists every fault of a configuration, one a line, with exit code 5', async () => {
    const file = join(folder, 'bad.yaml');
    writeFileSync(file, 'port: 99999\nprot: 1\nsignIn:\n  throttling: maybe\n');
    const { code, error } = await runCommand(['config', 'check', '--config', file], {
      environment: { COUNTERSIGN_BASE_URL: 'ftp://x' },
    });
    expect(code).toBe(5);
    for (const path of ['port', 'prot', 'signIn.throttling', 'baseUrl (from COUNTERSIGN_BASE_URL)']) {
      expect(error).toContain(`\n  ${path}: `);
    }
  });

  it('shows no password of the database (R61)', async () => {
    const environment = { DATABASE_URL: 'postgres://me:hunter2@db.example.com/cs?password=hunter3' };
    const { out } = await runCommand(['config', 'check', '--json'], { environment });
    expect(out).toContain('db.example.com');
    expect(out).not.toMatch(/hunter/);
  });

  const failing = (error: unknown) => ({ io: { migrate: () => Promise.reject(error) } });

  it.each([
    [404, 3],
    [409, 4],
    [403, 4],
    [400, 2],
    [503, 6],
    [500, 1],
  ])('ends with its own exit code when a room answers %i', async (status, expected) => {
    const error = new CountersignError({ code: 'x.y', status, what: 'What.', remedy: 'Do.' });
    const result = await runCommand(['migrate'], failing(error));
    expect(result.code).toBe(expected);
    expect(result.error).toBe('error: What.\nDo.\n');
  });

  it('shows a defect without a stack trace, and with one when debugging (R10)', async () => {
    const plain = await runCommand(['migrate'], failing(new TypeError('boom\n    at x.ts')));
    expect(plain.code).toBe(1);
    expect(plain.error).not.toContain('    at ');
    const debug = await runCommand(['migrate'], {
      ...failing(new TypeError('boom')),
      environment: { COUNTERSIGN_DEBUG: '1' },
    });
    expect(debug.error).toContain('    at ');
  });

  it('says that the database is away, with exit code 6', async () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const { code, error } = await runCommand(['migrate'], failing(refused));
    expect(code).toBe(6);
    expect(error).toContain('The database cannot be reached.');
  });

  it('reports an error as JSON on standard error with --json', async () => {
    const faults = [{ path: 'a', message: 'is \u001b[31mred' }];
    const error = new CountersignError({ code: 'x.y', status: 400, what: 'What.', faults });
    const result = await runCommand(['migrate', '--json'], failing(error));
    expect(result.out).toBe('');
    expect(JSON.parse(result.error)).toEqual({ error: { code: 'x.y', what: 'What.', faults } });
    expect((await runCommand(['migrate'], failing(error))).error).toContain('is \\u{1b}[31mred');
  });
});
