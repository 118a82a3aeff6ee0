import type { Check } from './check';
import { checkEncryption } from './check-algorithms';
import { checkAudience, checkInResponseTo, checkRelayState, checkReplay } from './check-context';
import { checkAssertionCount, checkDestination, checkIssuer, checkStatus, checkVersion } from './check-envelope';
import { checkSignature, checkSigned, checkValidator } from './check-signatures';
import { checkAuthnStatement, checkEmail, checkNameId } from './check-subject';
import { checkBearer, checkLifetime } from './check-validity';

/**
 * What the workspace asks of a Response, in the order in which the first refusal is told. The messages are Slack's;
 * their order is ours (no source gives one): first what it is and who sent it, then whether it can be believed, then
 * what it says.
 */
export const responseChecks: readonly Check[] = [
  { name: 'Version', run: checkVersion },
  { name: 'Status', run: checkStatus },
  { name: 'Issuer', run: checkIssuer },
  { name: 'Destination', run: checkDestination },
  { name: 'One Assertion', run: checkAssertionCount },
  { name: 'Encryption', run: checkEncryption },
  { name: 'Signed where it must be', run: checkSigned },
  { name: 'Signature valid', run: checkSignature },
  { name: 'Audience', run: checkAudience },
  { name: 'Answers our request', run: checkInResponseTo },
  { name: 'Not used before', run: checkReplay },
  { name: 'Lifetime', run: checkLifetime },
  { name: 'Made for this address', run: checkBearer },
  { name: 'Says how the person signed in', run: checkAuthnStatement },
  { name: 'NameID', run: checkNameId },
  { name: 'User.Email', run: checkEmail },
  { name: 'RelayState', run: checkRelayState },
  { name: 'Validator', run: checkValidator },
];
