import { ProvisioningError } from '../provisioning-error';

export function webhookNotFound(): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.webhook_not_found',
    status: 404,
    what: 'There is no webhook with this id.',
    remedy: 'List them with GET /api/v1/webhooks or "countersign webhook list".',
  });
}

export function deliveryNotFound(): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.delivery_not_found',
    status: 404,
    what: 'This webhook has no delivery with this id.',
    remedy: 'List them with "countersign webhook deliveries".',
  });
}

/** @param cause why the address is refused, with what to do */
export function urlRefused({
  what,
  meaning,
  remedy,
}: {
  what: string;
  meaning?: string | undefined;
  remedy?: string | undefined;
}) {
  return new ProvisioningError({
    code: 'provisioning.webhook_url_refused',
    status: 400,
    what,
    meaning: meaning ?? 'Nothing was changed.',
    ...(remedy !== undefined && { remedy }),
    faults: [{ path: 'url', message: what }],
  });
}
