import type { Rank } from '../../org/org-data';

/** What somebody is asked to be in a workspace; a single-channel guest if both kinds of guest are said. */
export function wantedRank(args: {
  is_restricted: boolean | undefined;
  is_ultra_restricted: boolean | undefined;
}): Extract<Rank, 'member' | `${string}guest`> {
  if (args.is_ultra_restricted) return 'single-channel-guest';
  return args.is_restricted ? 'multi-channel-guest' : 'member';
}
