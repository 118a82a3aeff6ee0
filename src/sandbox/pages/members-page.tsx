import type { Fault } from '../../core';
import type { Member } from '../org/org-data';
import { TextField } from './fields';
import { type Frame, Instant, Layout } from './layout';

export const sourceTexts = {
  invitation: 'by invitation',
  'saml-jit': 'just-in-time, by a SAML sign-in',
  scim: 'by SCIM',
  generated: 'by the generator',
  install: 'with an app',
} as const;

/** A page of everybody in a large org would be too long to read. */
const mostShown = 500;

/** Everybody in the workspace, with state and source; and the form to invite somebody, to rehearse duplicates. */
export function MembersPage(props: {
  frame: Frame;
  members: readonly Readonly<Member>[];
  faults?: readonly Fault[];
  typed?: ReadonlyMap<string, string>;
}) {
  const members = props.members.slice(0, mostShown);
  const usernames = new Map(members.map((member) => [member.id, member.username]));
  return (
    <Layout title="Members" frame={props.frame} current="/members">
      <h1>Members</h1>
      {members.length === 0 ? (
        <p>Nobody is here yet. The first sign-in through your identity provider creates an account.</p>
      ) : (
        <ul class="members">
          {members.map((member) => (
            <li key={member.id} id={member.id}>
              <div>
                <strong>{member.displayName}</strong> <span class="quiet">@{member.username}</span>{' '}
                <span class={`tag ${member.state}`}>{member.state}</span>{' '}
                {member.duplicateOf && (
                  <span class="tag duplicate">
                    duplicate of @{usernames.get(member.duplicateOf.memberId) ?? member.duplicateOf.memberId}
                  </span>
                )}
              </div>
              <div>{member.email}</div>
              <div class="quiet">
                Created {sourceTexts[member.source]}, <Instant at={member.createdAt} />.{' '}
                {member.lastSignInAt ? (
                  <>
                    Last sign-in <Instant at={member.lastSignInAt} />.
                  </>
                ) : (
                  'Never signed in.'
                )}
              </div>
              <div class="quiet">
                {member.nameId === undefined ? (
                  'Not bound to a NameID'
                ) : (
                  <>
                    NameID <code>{member.nameId}</code>
                  </>
                )}{' '}
                · <code>{member.id}</code>
              </div>
              {member.duplicateOf && <p class="reason">{member.duplicateOf.reason}</p>}
              {member.nameId === undefined && member.kind === 'person' && member.state === 'active' && (
                <form method="post" action="/mails">
                  <input type="hidden" name="member" value={member.id} />
                  <button type="submit" class="plain">
                    Mail a binding link<span class="unseen"> to {member.displayName}</span>
                  </button>
                </form>
              )}
              <form
                method="post"
                action={`/members/${member.id}/${member.state === 'active' ? 'deactivate' : 'activate'}`}
              >
                <button type="submit" class="plain">
                  {member.state === 'active' ? 'Deactivate' : 'Activate'}
                  <span class="unseen"> {member.displayName}</span>
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      {props.members.length > mostShown && (
        <p class="quiet">
          The first {mostShown} of {props.members.length} are shown.
        </p>
      )}
      <form method="post" action="/members" class="stack">
        <h2>Invite a member</h2>
        <p class="quiet">
          An invited member has an e-mail but no NameID yet. See what happens when the same person then signs in through
          SAML.
        </p>
        {props.faults && props.faults.length > 0 && (
          <div class="warning" role="alert">
            {props.faults.map((fault) => (
              <p key={fault.path}>
                {fault.path}: {fault.message}
              </p>
            ))}
          </div>
        )}
        {memberFields.map(([name, label]) => (
          <TextField key={name} name={name} label={label} required={name === 'email'} value={props.typed?.get(name)} />
        ))}
        <p>
          <button type="submit">Invite</button>
        </p>
      </form>
    </Layout>
  );
}

const memberFields = [
  ['email', 'E-mail'],
  ['username', 'Username (else from the e-mail)'],
  ['firstName', 'First name'],
  ['lastName', 'Last name'],
] as const;
