import type { OwnAccount } from './access-source';
import { sayUntil } from './say-until';

/** How one's account in a workspace stands, and what to do about it, in sentences; undefined: nobody keeps track. */
export function sayAccount(account: OwnAccount | undefined, now: Date): string | undefined {
  switch (account?.state) {
    case undefined:
      return undefined;
    case 'bound':
      return sayBound(account, now);
    case 'unbound':
      return 'You have no account there yet. It is made by itself, at the latest when you first open the workspace.';
    case 'proposed':
    case 'conflicting':
      return 'It is not settled yet which account there is yours. Your administrator decides; ask them if it takes long.';
    case 'ignored':
      return 'Your account there is looked after by hand. Ask your administrator if something about it is wrong.';
  }
}

function sayBound({ userName, active, link, linkEndsAt }: OwnAccount, now: Date): string {
  const who = userName === null ? 'Your account there' : `Your account there, @${userName},`;
  if (!active) return `${who} is switched off. Ask your administrator if you need it.`;
  switch (link) {
    case 'open':
    case 'ending':
      return `${who} waits to be joined with this sign-in: open the link that Slack mailed you, within ${sayUntil(linkEndsAt, now)}.`;
    case 'ended':
      return `${who} was not joined with this sign-in in time: the link that Slack mailed you ran out. Ask your administrator for a new one.`;
    case 'confirmed':
      return `${who} is joined with this sign-in.`;
    case 'none':
      return `${who} is yours.`;
  }
}
