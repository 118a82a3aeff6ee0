import type { z } from 'zod';
import type { connection as connectionSchema } from '../contracts';
import type { Output } from './output';

type Shown = z.output<typeof connectionSchema>;

const stateWords: { [state in Shown['state']]: string } = {
  draft: 'draft: nothing is written to Slack',
  active: 'active: Slack follows the directory',
  paused: 'paused: nothing is written to Slack',
  quarantined: 'quarantined: nothing is written to Slack until this is put right',
  deactivated: 'deactivated: nothing is written to Slack any more',
};

/** Prints a connection: where it stands, whom it speaks to, what the token can do. */
export function showConnection(out: Output, shown: Shown): void {
  const { capabilities, stateReason } = shown;
  const organisation = capabilities?.organisation;
  const owner = capabilities?.owner;
  out.fields([
    ['App', `${shown.appName} (${shown.appSlug})`],
    ['State', stateWords[shown.state]],
    ['Reason', stateReason?.sentence ?? null],
    ['What to do', stateReason?.remedy ?? null],
    [
      'Next plan',
      shown.needsApproval ? 'waits for approval: mapping, matching or scope changed, or it is the first' : null,
    ],
    ['Slack', organisation ? `${organisation.name} (${organisation.kind} ${organisation.id})` : shown.webApiOrigin],
    ['SCIM', `${shown.scimOrigin}${capabilities?.scimVersion ? ` (${capabilities.scimVersion})` : ''}`],
    ['Plan', capabilities?.plan ?? null],
    ['Token', tokenWords(shown)],
    ['Token of', owner ? `${owner.accountId}, ${owner.rank}` : null],
    ['Scopes', [...(capabilities?.scopes ?? [])]],
    ['OAuth client', shown.clientId === null ? null : shown.clientId],
    ['OAuth redirect URL', shown.clientId === null ? null : shown.redirectUrl],
    ['Last test', shown.checkedAt],
    ['Id', shown.id],
  ]);
  if (capabilities !== null) showCapabilities(out, capabilities.capabilities);
}

function tokenWords({ hasToken, hasRefreshToken, tokenExpiresAt }: Shown): string {
  if (!hasToken) return 'none: give one with "connection token", or "connection oauth"';
  if (tokenExpiresAt === null) return 'kept sealed';
  const ends = tokenExpiresAt.toISOString().slice(0, 16).replace('T', ' ');
  return `kept sealed, ${hasRefreshToken ? 'renewed before' : 'ends'} ${ends} UTC`;
}

function showCapabilities(out: Output, list: NonNullable<Shown['capabilities']>['capabilities']): void {
  out.line('');
  out.table(
    ['what', 'state', 'why', 'what to do'],
    list.map(({ name, state, reason, remedy }) => [name, state, reason || null, remedy || null]),
    'Slack was not asked yet: see "connection test".',
  );
}
