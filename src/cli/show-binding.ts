import type { AccountSummary, PersonBinding } from '../provisioning';
import { accessRefusals } from './app-access-commands';
import type { Output } from './output';

/** Prints a person's binding, and the accounts that a conflict is about. */
export function showBinding(out: Output, binding: PersonBinding): void {
  const { account, link } = binding;
  out.fields([
    ['Person', `${binding.username} (${binding.name})`],
    ['E-mail', binding.email],
    ['In the directory', binding.deleted ? 'no longer' : null],
    ['Authorised', binding.authorised],
    ['May enter', binding.refusal === null ? 'yes' : `no: ${accessRefusals[binding.refusal]}`],
    ['Binding', binding.state === 'bound' && !binding.managed ? 'recognised: it is not written' : binding.state],
    ['Account', account ? sayAccount(account) : binding.accountId],
    ['Because of', binding.signals],
    ['Binding link', link.state === 'none' ? null : link.state],
    ['Link ends', link.state === 'confirmed' ? null : link.endsAt],
    ['Signed in by SAML', link.confirmedAt],
  ]);
  if (binding.candidates.length === 0) return;
  out.line('');
  out.table(
    ['candidate', 'username', 'e-mail', 'name', 'on', 'because of'],
    binding.candidates.map((each) => [
      each.accountId,
      each.userName,
      each.email,
      each.displayName,
      each.active,
      each.signals.join(', '),
    ]),
    '',
  );
  out.note(`Decide with: countersign binding bind <app> ${binding.username} <account>`);
}

function sayAccount({ accountId, userName, email, active }: AccountSummary): string {
  return `${userName} (${accountId}), ${email}${active ? '' : ', deactivated'}`;
}
