import type { Fault } from '../../core';
import type { Member } from '../org/org-data';
import type { Found } from '../org/search';
import { TextField } from './fields';
import { type Frame, Layout } from './layout';
import { MemberRow } from './member-row';
import { Paging, SearchForm } from './paging';
import { sourceTexts } from './source-texts';

/** What members are looked for by; an empty text is any. */
export type MemberSearch = { text: string; state: string; source: string };

const states = ['', 'active', 'invited', 'deactivated'];

/** Everybody in the workspace, with state and source; and the form to invite somebody, to rehearse duplicates. */
export function MembersPage(props: {
  frame: Frame;
  found: Found<Readonly<Member>>;
  search: MemberSearch;
  usernameOf: (memberId: string) => string;
  faults?: readonly Fault[];
  typed?: ReadonlyMap<string, string>;
}) {
  const { found, search } = props;
  const { text, state, source } = search;
  const isAll = text === '' && state === '' && source === '';
  return (
    <Layout title="Members" frame={props.frame} current="/members">
      <h1>Members</h1>
      <SearchForm path="/members" label="Name or e-mail" text={text} hidden={{ state, source }} />
      <Filter label="State" name="state" values={states} search={search} say={(value) => value || 'any state'} />
      <Filter
        label="Source"
        name="source"
        values={['', ...Object.keys(sourceTexts)]}
        search={search}
        say={(value) => sourceTexts[value as keyof typeof sourceTexts] ?? 'any way'}
      />
      {found.total === 0 && (
        <p>
          {isAll
            ? 'Nobody is here yet. The first sign-in through your identity provider creates an account.'
            : 'Nobody fits.'}
        </p>
      )}
      <ul class="rows">
        {found.items.map((member) => (
          <MemberRow
            key={member.id}
            member={member}
            duplicateOf={member.duplicateOf && props.usernameOf(member.duplicateOf.memberId)}
          />
        ))}
      </ul>
      <Paging path="/members" parameters={{ q: text, state, source }} found={found} />
      <InviteForm faults={props.faults ?? []} typed={props.typed} />
    </Layout>
  );
}

function Filter(props: {
  label: string;
  name: 'state' | 'source';
  values: readonly string[];
  search: MemberSearch;
  say: (value: string) => string;
}) {
  const { text, state, source } = props.search;
  return (
    <nav class="filters" aria-label={props.label}>
      {props.values.map((value) => {
        const query = new URLSearchParams();
        for (const [name, wanted] of Object.entries({ q: text, state, source, [props.name]: value })) {
          if (wanted !== '') query.set(name, wanted);
        }
        const isCurrent = props.search[props.name] === value;
        return (
          <a key={value} href={`/members?${query}`} aria-current={isCurrent ? 'true' : undefined}>
            {props.say(value)}
          </a>
        );
      })}
    </nav>
  );
}

function InviteForm(props: { faults: readonly Fault[]; typed: ReadonlyMap<string, string> | undefined }) {
  return (
    <details open={props.faults.length > 0}>
      <summary>
        <h2>Invite a member</h2>
      </summary>
      <form method="post" action="/members" class="stack">
        <p class="quiet">
          An invited member has an e-mail but no NameID yet. See what happens when the same person then signs in through
          SAML.
        </p>
        {props.faults.length > 0 && (
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
    </details>
  );
}

const memberFields = [
  ['email', 'E-mail'],
  ['username', 'Username (else from the e-mail)'],
  ['firstName', 'First name'],
  ['lastName', 'Last name'],
] as const;
