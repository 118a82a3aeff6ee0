import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { createMasterKeyFile, masterKeyVariable, readMasterKey, replaceMasterKeyFile } from '../certificates';
import { MasterKey } from '../core';
import { CliError } from './cli-error';
import type { CliIo } from './cli-io';
import { describeCommand, describeGroup } from './command-group';
import { requireYes } from './confirm';
import { withServices } from './context';

/** `master-key rotate | finish`. */
export function addMasterKeyCommands(program: Command, io: CliIo): void {
  const group = describeGroup(program, 'master-key', 'The key that seals secrets in the database');

  describeCommand(group, 'rotate', 'Seal every secret anew with a new master key; nothing has to stop', [
    ['with the key in its file: the file is replaced', 'countersign master-key rotate --yes'],
    [
      'with the key in the environment: the new one goes to a file',
      'countersign master-key rotate --out /run/secrets/new.key --yes',
    ],
  ])
    .option('--out <file>', `where the new key goes if the old one is in ${masterKeyVariable}`)
    .option('--yes', 'really rotate')
    .action(
      withServices<{ out?: string; yes?: boolean }>(io, async ({ services, config, actor, out }, { options }) => {
        const inEnvironment = Boolean(io.environment[masterKeyVariable]);
        const target = draftFile(options.out, config.masterKeyFile, inEnvironment, io.workingDirectory);
        requireYes(
          options.yes,
          'This would make a new master key. Back it up before the old one is put away: without it no secret can be opened.',
        );
        const key = await takeOrMakeKey(target);
        const resealed = await services.masterKeys.rotateMasterKey(actor, key);
        if (!inEnvironment) {
          await replaceMasterKeyFile(config.masterKeyFile, key);
          rmSync(target, { force: true });
        }
        const file = inEnvironment ? target : config.masterKeyFile;
        out.result({ resealed, masterKeyFile: file }, () => {
          out.line(`Sealed ${resealed} anew. The new master key is in ${file}.`);
          if (inEnvironment) out.note(`Put it into ${masterKeyVariable} wherever Countersign runs, and restart.`);
          else out.note('Restart every process of Countersign, each with this file.');
          out.note('The old key still opens everything until "countersign master-key finish".');
        });
      }),
    );

  describeCommand(group, 'finish', 'End a rotation: the old master key is worth nothing from then on', [
    ['after every process was restarted with the new key', 'countersign master-key finish --yes'],
  ])
    .option('--yes', 'really finish')
    .action(
      withServices<{ yes?: boolean }>(io, async ({ services, actor, out }, { options }) => {
        requireYes(options.yes, 'Processes and backups that have only the old master key could open nothing any more.');
        await services.masterKeys.finishRotation(actor);
        out.result({ finished: true }, () => out.line('Finished: only the new master key opens the database.'));
      }),
    );
}

/** The new key lies in a file before anything is sealed with it, so that a rotation that was stopped can go on. */
async function takeOrMakeKey(file: string): Promise<MasterKey> {
  if (existsSync(file)) {
    const begun = await readMasterKey({ environment: {}, file });
    if (begun !== undefined) return begun;
  }
  const key = MasterKey.generate();
  await createMasterKeyFile(file, key);
  return key;
}

function draftFile(given: string | undefined, keyFile: string, inEnvironment: boolean, folder: string): string {
  if (inEnvironment === (given !== undefined)) return given === undefined ? `${keyFile}.next` : resolve(folder, given);
  throw new CliError({
    code: 'cli.key_file_needed',
    status: 400,
    what: inEnvironment
      ? `The master key is in ${masterKeyVariable}, so say with --out which file the new one goes to.`
      : `The master key is in its file, which is replaced: --out is for a key in ${masterKeyVariable}.`,
    meaning: 'Nothing was changed.',
  });
}
