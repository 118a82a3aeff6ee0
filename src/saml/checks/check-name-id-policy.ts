import type { App } from '../../apps';
import { SamlRequestError } from '../errors';
import { nameIdFormat } from '../names';
import type { AuthnRequest } from '../parse-authn-request';

/**
 * The NameID format asked for must be the one this app gets; unspecified leaves it to us (R18).
 *
 * @throws SamlRequestError `saml.name_id_policy`, told as `InvalidNameIDPolicy`
 * @see saml-core §3.4.1.1
 */
export function checkNameIdPolicy(request: AuthnRequest, app: App): void {
  const policy = request.nameIdPolicy;
  if (policy === undefined) return;
  const offered = nameIdFormat[app.settings.nameId.format];
  const formatFits =
    policy.format === undefined || policy.format === nameIdFormat.unspecified || policy.format === offered;
  const qualifier = policy.spNameQualifier;
  const qualifierFits =
    qualifier === undefined ||
    qualifier === '' ||
    qualifier === app.spEntityId ||
    qualifier === app.settings.nameId.spNameQualifier;
  if (formatFits && qualifierFits) return;
  throw new SamlRequestError({
    code: 'saml.name_id_policy',
    what: 'The app asks for another kind of identifier than it is given here.',
    meaning: `Its NameIDPolicy cannot be met; this app gets identifiers of the format ${offered}.`,
    remedy: 'The administrator has to make the NameID format of the app and of Countersign agree.',
    samlStatus: 'InvalidNameIDPolicy',
    detail: `Format "${policy.format ?? ''}", SPNameQualifier "${qualifier ?? ''}"`,
  });
}
