import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createSandbox, doubtNames, doubts } from '../../src/sandbox';
import { readCommandOptions } from '../../src/sandbox/command-options';
import { faultInputSchema } from '../../src/sandbox/faults/fault-rule';
import { runCommand } from '../cli/run-command';

const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
const section = /\n## The practice workspace\n(.*?)\n## /s.exec(readme)?.[1] ?? '';
const script = [...section.matchAll(/```sh\n(.*?)```/gs)].map(([, block = '']) => block).join('');

describe('the README’s section on the practice workspace', () => {
  it('has lines that run as they are written', async () => {
    const sandbox = createSandbox({ port: 0, generate: { people: 20, seed: 7 } });
    const { url } = await sandbox.start();
    try {
      const commands = script.trim().split('\n');
      expect(commands.length).toBeGreaterThan(15);
      const marked = commands.map((line) => `${line}\nprintf '\\n<end>\\n'`).join('\n');
      const run = marked.replaceAll('http://localhost:8090', url);
      const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', run]);
      const answers = stdout.split('\n<end>\n').slice(0, -1);
      const said = commands.map((line, at) => [line, answers[at] ?? 'nothing'] as const);
      for (const [line, answer] of said)
        expect([line, answer]).toEqual([
          line,
          expect.not.stringMatching(/^\{"(?:error|Errors|ok":false,"error)|"detail"/),
        ]);
      const answerTo = (part: string) => said.find(([line]) => line.includes(part))?.[1] ?? '';
      expect(answerTo('userName":"ada"')).toContain('"userName":"ada"');
      expect(answerTo('--data-urlencode')).toContain('"totalResults":1');
      expect(answerTo('/scim/v1/Users')).toContain('"itemsPerPage":2');
      expect(answerTo('users.list -H')).toContain('{"ok":true');
      expect(answerTo('%{http_code}').trim()).toBe('429');
      expect(answerTo('journal/calls?')).toContain('"fault":"throttle"');
      expect(answerTo('writes-touching')).toContain('"ok":true,"count":1');
      expect(answerTo('control/clock')).toContain('"held":false');
    } finally {
      await sandbox.stop();
    }
  });

  it('names options, faults and doubts that exist', async () => {
    const { out } = await runCommand(['sandbox', '--help']);
    const options = [...section.matchAll(/`(--[^`]+)`/g)].flatMap(([, text = '']) => text.match(/--[a-z-]+/g) ?? []);
    expect(options.length).toBeGreaterThan(12);
    for (const option of options) expect(out).toContain(option);
    const faults = [...section.matchAll(/--fault '([^']+)'/g)].map(([, text = '']) => text);
    for (const text of faults) faultInputSchema.parse(readCommandOptions({ fault: [text] }).faults?.[0]);
    for (const option of faultInputSchema.options) expect(section).toContain(`\`${option.shape.kind.value}\``);
    for (const [, name = '', choice = ''] of section.matchAll(/--doubt (\w+)=([\w-]+)/g)) {
      const known = doubtNames.find((each) => each === name);
      expect(known && doubts[known].choices).toContain(choice);
    }
  });
});
