import type { Member } from '../org/org-data';
import { Day } from './layout';
import { sourceTexts } from './source-texts';

/** A member in a list: who, in which state, by which way. */
export function MemberRow(props: { member: Readonly<Member>; duplicateOf?: string }) {
  const { member } = props;
  return (
    <li id={member.id}>
      <div>
        <a href={`/members/${member.id}`}>{member.displayName || member.username}</a>{' '}
        <span class="quiet">@{member.username}</span> <MemberTags {...props} />
        <div class="quiet">{member.email}</div>
      </div>
      <div class="quiet">
        Created {sourceTexts[member.source]}, <Day at={member.createdAt} />
      </div>
    </li>
  );
}

/** State, rank and kind where they are not the ordinary ones, and whom an account doubles. */
export function MemberTags(props: { member: Readonly<Member>; duplicateOf?: string }) {
  const { member } = props;
  return (
    <>
      <span class={`tag ${member.state}`}>{member.state}</span>{' '}
      {member.rank !== 'member' && <span class="tag">{member.rank.replaceAll('-', ' ')}</span>}{' '}
      {member.kind !== 'person' && <span class="tag">{member.kind}</span>}{' '}
      {props.duplicateOf !== undefined && <span class="tag duplicate">duplicate of @{props.duplicateOf}</span>}
    </>
  );
}
