/** Finding anything from anywhere. */
export const finder = {
  open: 'Find',
  openByKey: 'Find (Ctrl-K)',
  title: 'Find people, groups, apps and sign-ins',
  hint: 'A name, or the eight letters of a sign-in',
  found: 'What fits',
  none: 'Nothing fits.',
  signIn: (code: string) => `Open sign-in ${code}`,
  event: (id: string) => `Event ${id}`,
  person: 'Person',
  group: 'Group',
  app: 'App',
} as const;
