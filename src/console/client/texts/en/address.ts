/** Where an app is reached, and moving it. */
export const address = {
  title: 'Address of the app',
  lead: (slug: string) => `Its part of our addresses is “${slug}”.`,
  leadMoving: (slug: string) =>
    `It is “${slug}” now. Old addresses go on working, each under its own issuer, until you retire them.`,
  change: 'Change the address',
  slug: 'New short name',
  slugHint: 'Letters, digits and hyphens. One that another app has, or had and has not retired, is not taken.',
  consequences: (name: string) => [
    `Nothing stops: the old address goes on working under its old issuer, until you retire it here.`,
    `Sign-ins that start in the portal keep the old issuer, because ${name} still expects it.`,
    `Next, enter the new endpoint and the new issuer at ${name}; then say here that you did, and retire the old address.`,
  ],
  changed: 'The address is changed. The old one goes on working.',
  current: 'Address now',
  old: 'Old',
  starts: 'The portal goes by it',
  endpoint: 'Endpoint',
  issuer: 'Issuer',
  used: (count: number, days: number) =>
    count === 0
      ? `No sign-in has come by it in the last ${days} days.`
      : count === 1
        ? `One sign-in has come by it in the last ${days} days, at `
        : `${count} sign-ins have come by it in the last ${days} days, the last one at `,
  startHere: (name: string) => `${name} has this address`,
  startTitle: (name: string) => `Is this the address that ${name} has?`,
  startConsequences: (name: string, issuer: string) => [
    `Sign-ins that start in the portal carry the issuer ${issuer} from now on. If ${name} expects another one, it refuses them.`,
    `Sign-ins that start at ${name} are not touched: each is answered under the address it comes by.`,
    'It can be taken back in the same way.',
  ],
  started: 'The portal goes by it now.',
  retire: 'Retire it',
  retireTitle: (slug: string) => `Retire the old address “${slug}”?`,
  retireConsequences: (name: string, count: number, days: number) => [
    count === 0
      ? `No sign-in has come by it in the last ${days} days.`
      : `${count === 1 ? 'One sign-in has' : `${count} sign-ins have`} come by it in the last ${days} days. If ${name} still sends people there, nobody gets in by it any more.`,
    'Requests that come by it are refused at once, those that wait for a password too. Its metadata is gone.',
    'Another app may take the short name then.',
  ],
  retireStarts: 'The portal goes by it still: from then on it goes by the new address.',
  retired: 'The old address is retired.',
} as const;
