import type { DirectoryService } from '../../directory';
import type { ImportableAccount } from './import-store';
import { judgeAccount } from './judge-account';

/** What an account would become, with everything that speaks against it; nothing is changed. */
export async function previewImport(account: ImportableAccount, directory: DirectoryService) {
  const { held: _held, takenBy: _takenBy, ...shown } = account;
  const { person, faults } = judgeAccount(account);
  const clash = person === undefined ? undefined : await clashOf(person, directory);
  const all = clash === undefined ? faults : [...faults, { path: 'account', message: clash }];
  return {
    account: shown,
    outcome: outcomeOf(person !== undefined && clash === undefined, all.length),
    person: person ?? null,
    attributes: Object.keys(person ?? {}),
    faults: all,
  };
}

function outcomeOf(isPossible: boolean, faults: number): 'import' | 'partly' | 'impossible' {
  if (!isPossible) return 'impossible';
  return faults > 0 ? 'partly' : 'import';
}

/** Somebody of that e-mail or username is in the directory already: that is a binding, not an import. */
async function clashOf(
  { username, email }: { username: string; email: string },
  directory: DirectoryService,
): Promise<string | undefined> {
  const found = (await directory.findUser(email)) ?? (await directory.findUser(username));
  return found && `${found.username} is in the directory with this e-mail address or username: bind them instead`;
}
