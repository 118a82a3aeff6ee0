import type { TransportFailureReason } from '../transport/transport-failure';
import type { CodeMeaning } from './code-meaning';

export const triedAgain = 'It is tried again by itself; if it stays, look at Slack’s status page and at the network.';

/** What it means that no answer came. */
export const transportMeanings: { [reason in TransportFailureReason]: CodeMeaning } = {
  refused_address: {
    kind: 'misconfigured',
    what: 'The address is not one of Slack’s that are configured.',
    remedy: 'Check the address of Slack’s API in the settings.',
  },
  malformed_token: {
    kind: 'unauthorized',
    what: 'The token has characters that no token of Slack’s has.',
    remedy: 'Connect again, with the token copied whole and alone.',
  },
  unreachable: { kind: 'transient', what: 'Slack could not be reached.', remedy: triedAgain },
  tls: {
    kind: 'misconfigured',
    what: 'Whoever answers at Slack’s address cannot prove to be Slack.',
    remedy: 'Look for a proxy that opens TLS on the way, or for a wrong address; nothing was sent.',
  },
  timeout: { kind: 'busy', what: 'Slack did not answer in time.', remedy: triedAgain },
  connection_lost: {
    kind: 'busy',
    what: 'The connection to Slack broke before the answer was there.',
    remedy: triedAgain,
  },
  too_large: { kind: 'busy', what: 'The answer was larger than Slack’s answers are.', remedy: triedAgain },
  unreadable: { kind: 'busy', what: 'The answer was not one of Slack’s.', remedy: triedAgain },
};
