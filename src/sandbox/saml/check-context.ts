import { ownRefusal, slackRefusal } from '../slack-messages';
import { type CheckInput, type CheckOutcome, failed, ok, quote, skipped } from './check';

/** Every AudienceRestriction must name us (saml-core §2.5.1.4). */
export function checkAudience({ settings, assertion }: CheckInput): CheckOutcome {
  if (!assertion) return skipped('There is no Assertion to read.');
  const { audiences } = assertion;
  if (audiences.length > 0 && audiences.every((names) => names.includes(settings.spIssuer)))
    return ok(settings.spIssuer);
  const detail = `Audience is ${quote(audiences.flat().join(', ') || undefined)}; the settings say ${quote(settings.spIssuer)}.`;
  return failed(slackRefusal('audience', settings.providerName, detail));
}

/** Response and confirmations must name the same waiting request, or none at all (saml-profiles §4.1.4.2). */
export function checkInResponseTo({ response, assertion, pending, doubts }: CheckInput): CheckOutcome {
  const confirmed = (assertion?.confirmations ?? []).map(({ inResponseTo }) => inResponseTo);
  const named = [...new Set([response.inResponseTo, ...confirmed])];
  const required = doubts.profileRules === 'strict' ? named : named.filter((id) => id !== undefined);
  if (named.every((id) => id === undefined)) return ok('unsolicited: it answers no request');
  if (pending && required.every((id) => id === pending.id)) return ok(pending.id);
  const seen = named.map(quote).join(' and ');
  if (doubts.unknownInResponseTo === 'accept') return skipped(`not compared: ${seen}`);
  return failed(
    ownRefusal('unknown_in_response_to', `InResponseTo is ${seen}; no request of that ID waits for an answer.`),
  );
}

/** Whether neither Response nor Assertion was accepted before (saml-profiles §4.1.4.5). */
export function checkReplay({ response, assertion, wasUsed, doubts }: CheckInput): CheckOutcome {
  const used = [response.id, assertion?.id ?? ''].filter((id) => id !== '').find(wasUsed);
  if (used === undefined) return ok('new');
  if (doubts.replayedResponse === 'accept') return skipped(`used before: ${used}`);
  return failed(ownRefusal('replayed', `${quote(used)} was accepted before.`));
}

/** Whether RelayState came back as it was sent (saml-bindings §3.5.3); an unsolicited Response has none of ours. */
export function checkRelayState({ pending, relayState, doubts }: CheckInput): CheckOutcome {
  if (!pending) return skipped('No request of ours is answered.');
  if (relayState === pending.relayState) return ok('came back unchanged');
  if (doubts.relayStateEcho === 'ignore') return skipped('did not come back unchanged');
  return failed(ownRefusal('relay_state', relayState === undefined ? 'It is missing.' : 'It was changed on the way.'));
}
