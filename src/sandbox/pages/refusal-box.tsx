import type { Refusal } from '../slack-messages';

/** Slack's sentence, or ours where Slack's is not known, and underneath what the practice workspace saw. */
export function RefusalBox(props: { refusal: Refusal }) {
  const { message, verbatim, detail } = props.refusal;
  return (
    <div class="refusal">
      <p class="message" data-code={props.refusal.code}>
        {message}
      </p>
      <p class="quiet">{verbatim ? 'Slack’s own words.' : 'Practice wording: what Slack says here is not known.'}</p>
      <p>
        <strong>Seen here:</strong> {detail}
      </p>
    </div>
  );
}
