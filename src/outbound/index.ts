export { AddressGuard, type AddressGuardOptions, bareHost } from './address-guard';
export { guardedRequest } from './guarded-request';
export { OutboundError } from './outbound-error';
