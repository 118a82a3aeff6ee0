export { AddressGuard, type AddressGuardOptions, pinnedTo, type ResolvedAddress } from './address-guard';
export { OutboundError, type OutboundErrorCode } from './outbound-error';
