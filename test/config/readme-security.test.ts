import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { configSchema } from '../../src/config';
import { runCommand } from '../cli/run-command';

const readme = readFileSync(resolve(__dirname, '../../README.md'), 'utf8');
const section = /\n## Security\n(.*)$/s.exec(readme)?.[1] ?? '';
const quoted = [...section.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);

/** Whether the settings have something at this path (`outbound.allowPrivateHosts`). */
function isSetting(path: string): boolean {
  const [parent, name = ''] = path.includes('.') ? path.split('.') : ['', path];
  const settings = configSchema.parse({}) as { [name: string]: unknown };
  const within = parent ? (settings[parent] as object) : settings;
  return name in within || name in configSchema.shape;
}

describe('the README’s section on security', () => {
  it.each(['Reporting', 'What is trusted', 'What is not', 'Hardening'])('says: %s (R93)', (point) => {
    expect(section).toMatch(new RegExp(`^- \\*\\*${point}\\*\\*: \\w.{20}`, 'm'));
  });

  it('names only settings and commands that exist (R93)', async () => {
    const commands = quoted.filter((text) => text.startsWith('npx countersign '));
    const settings = quoted.filter((text) => !commands.includes(text));
    expect([commands.length, settings.length > 2]).toEqual([1, true]);
    expect(settings.filter((name) => !isSetting(name))).toEqual([]);
    expect(['trustedProxy', 'outbound.allowHosts'].filter(isSetting)).toEqual([]);
    for (const command of commands) {
      const words = command.split(' ').slice(2);
      expect((await runCommand([...words, '--help'])).out).toContain(`countersign ${words.join(' ')}`);
    }
  });
});
