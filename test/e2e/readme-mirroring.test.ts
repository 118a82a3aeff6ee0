import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runCommand } from '../cli/run-command';
import { until } from '../support/until';
import { type Practice, startPractice } from './practice';

const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
const [, block = ''] = /\n### Mirroring into Slack\n.*?```sh\n(.*?)```/s.exec(readme) ?? [];

/** The walk-through, a command each; a line that ends with `\` goes on. */
const commands = block
  .replaceAll('\\\n', ' ')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

let practice: Practice;

beforeAll(async () => {
  practice = await startPractice();
});
afterAll(() => practice.stop());

/** As a shell takes it: words, quotes, comments. */
const wordsOf = (command: string) =>
  [...command.replace(/ #.*/, '').matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

/** Runs a line of the README as it is written; what is not ours in front of a pipe is run by a shell. */
async function run(line: string) {
  const here = line.replaceAll('http://localhost:8090', practice.workspaceUrl);
  const at = here.indexOf('npx countersign ');
  const before = here.slice(0, at).replace(/\|\s*$/, '');
  const shell = () => promisify(execFile)('bash', ['-euo', 'pipefail', '-c', before]);
  const input = before.trim() === '' ? '' : (await shell()).stdout;
  return runCommand(wordsOf(here.slice(at)).slice(2), { services: practice.services, input });
}

const inSlack = async (username: string) => {
  const answer = await fetch(`${practice.workspaceUrl}/control/journal/assert/writes-touching/${username}`);
  return ((await answer.json()) as { count?: number }).count ?? 0;
};

it('the walk-through of the README connects, plans, applies, follows a change, and undoes, as it is written', async () => {
  expect(commands.length).toBeGreaterThan(12);
  const outputs = new Map<string, string>();
  for (const line of commands) {
    const { code, out, error } = await run(line);
    expect([line, code, code === 0 ? '' : error]).toEqual([line, 0, '']);
    outputs.set(line.replace(/ #.*/, '').trim(), out);
    if (line.includes('add-member')) await until(async () => (await inSlack('vannevar')) > 0, 'vannevar in Slack');
    if (line.includes('jobTitle')) {
      const title = () => practice.sandbox.org().members.find('grace')?.title;
      await until(() => title() === 'Admiral', 'the title in Slack');
    }
  }
  const said = (part: string) => [...outputs].find(([line]) => line.includes(part))?.[1] ?? '';
  expect(said('plan make')).toContain('Grace Hopper');
  expect(said('connection usernames')).toContain('grace');
  expect(said('binding counts')).toMatch(/bound/i);
  expect(said('provision user')).toContain('Matched with vannevar');
  expect(said('event list')).toContain('user_create_provision');
  expect((await practice.services.connections.get('slack')).state).toBe('paused');
});
