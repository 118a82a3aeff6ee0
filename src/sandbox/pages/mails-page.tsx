import type { Member } from '../org/org-data';
import type { BindingMail } from '../workspace/sso-data';
import { type Frame, Instant, Layout } from './layout';

/** A page of every mail of a large org would be too long to read. */
const mostShown = 200;

/** Mails that Slack would have sent: the links that bind accounts, the latest first. */
export function MailsPage(props: {
  frame: Frame;
  mails: readonly Readonly<BindingMail>[];
  findMember: (id: string) => Readonly<Member> | undefined;
  now: Date;
}) {
  const shown = props.mails.slice(-mostShown).toReversed();
  return (
    <Layout title="Mails" frame={props.frame} current="/mails">
      <h1>Mails</h1>
      <p class="quiet">
        Nothing is sent from here. When single sign-on becomes required, everybody who must use it and is not bound yet
        gets a link.
      </p>
      {shown.length === 0 ? (
        <p>No mail was sent.</p>
      ) : (
        <ul class="members">
          {shown.map((mail) => {
            const member = props.findMember(mail.memberId);
            return (
              <li key={mail.id}>
                <div>
                  To <strong>{member?.email}</strong> <span class="quiet">@{member?.username}</span>: Bind your account
                </div>
                <div class="quiet">
                  Sent <Instant at={mail.sentAt} />, {stateOf(mail, props.now)}.
                </div>
                {mail.usedAt === undefined && mail.expiresAt > props.now && (
                  <a href={`/sso/saml/bind/${mail.token}`}>Follow the link</a>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {props.mails.length > mostShown && (
        <p class="quiet">
          The latest {mostShown} of {props.mails.length} are shown.
        </p>
      )}
    </Layout>
  );
}

function stateOf(mail: Readonly<BindingMail>, now: Date) {
  if (mail.usedAt !== undefined) return 'used';
  if (mail.expiresAt <= now) return 'ended';
  return (
    <>
      good until <Instant at={mail.expiresAt} />
    </>
  );
}
