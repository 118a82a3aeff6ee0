import type { AcsEndpoint } from '../apps';
import { SamlMetadataError } from './metadata-error';
import { binding } from './names';
import { isTrue } from './read-metadata-xml';

type RawEndpoint = { binding?: string; location?: string; index?: string; isDefault?: string };

/**
 * Endpoints for HTTP-POST, the one binding a Response of ours goes by (saml-profiles §4.1.2 forbids Redirect).
 * The default is the first that says so, else the first that says nothing, else the first (saml-metadata §2.2.3).
 */
export function readSpEndpoints(found: unknown, warnings: string[]): AcsEndpoint[] {
  const all = (found === undefined || found === null ? [] : [found].flat()) as RawEndpoint[];
  const usable = all.filter((each) => each.binding === binding.post && each.location !== undefined);
  if (usable.length < all.length) warnings.push('Endpoints for other bindings than HTTP-POST were left out.');
  const byDefault =
    usable.find(({ isDefault }) => isTrue(isDefault)) ??
    usable.find(({ isDefault }) => isDefault === undefined) ??
    usable[0];
  if (byDefault === undefined) throw noEndpoint();
  const taken = new Set<number>();
  return usable.map((endpoint) => {
    const index = freeIndex(endpoint.index, taken);
    taken.add(index);
    return { index, url: endpoint.location ?? '', isDefault: endpoint === byDefault };
  });
}

function freeIndex(given: string | undefined, taken: ReadonlySet<number>): number {
  let index = given !== undefined && /^\d{1,5}$/.test(given) ? Number(given) : 0;
  while (taken.has(index)) index += 1;
  return index;
}

function noEndpoint(): SamlMetadataError {
  return new SamlMetadataError({
    code: 'saml.metadata_no_endpoint',
    status: 400,
    what: 'The metadata names no AssertionConsumerService for HTTP-POST.',
    meaning: 'Responses are sent by HTTP-POST only.',
    remedy: 'Ask the service provider for an endpoint with that binding, or describe the app by hand.',
  });
}
