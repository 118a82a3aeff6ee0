/** Words that many pages share. */
export const common = {
  product: 'Countersign',
  loading: 'Loading',
  fault: 'Something went wrong',
  retry: 'Try again',
  asBefore: 'What stands here is as it was before.',
  more: 'Show more',
  none: '—',
  yes: 'Yes',
  no: 'No',
  code: 'Code',
  columns: 'Columns',
  sortedPart: (rows: number) => `Sorted are the ${rows} that are shown; there are more.`,
  export: 'CSV of what is shown',
  save: 'Save',
  saved: 'Saved.',
  cancel: 'Cancel',
  close: 'Close',
  copy: 'Copy',
  copied: 'Copied',
  acts: 'What can be done',
  tryAPart: 'Try a part of the name, or look for something else.',
  unreachable: 'Countersign does not answer. It is asked again every few seconds; what you typed stays.',
  mayNot: (what: string) => `Your role may not ${what}. Ask an owner to do it, or to give you another role.`,
  typeTheName: (name: string) => `To go on, type ${name}`,
  notTheName: 'This is not the name.',
  notADay: 'No whole date yet: it does not count.',
  problems: {
    unreachable: {
      title: 'Countersign does not answer.',
      detail:
        'It may be starting anew, or your network is away. What you typed is kept; this page tries again by itself.',
    },
    unreachableAct: {
      title: 'Countersign does not answer.',
      detail:
        'It may be starting anew, or your network is away. What you typed is kept. Nothing is done later by itself: when ' +
        'Countersign answers again, look how things stand, and do it again if it was not done.',
    },
    foreignAnswer: (status: number) => ({
      title: `Something between here and Countersign answered with ${status}.`,
      detail: 'A proxy or a firewall may stand in the way. Try again; if it stays, tell whoever runs Countersign.',
    }),
    pageNotFetched: {
      title: 'This page could not be fetched.',
      detail:
        'Countersign may be away, or it was brought up to date meanwhile. The page is fetched by itself as soon as it answers.',
    },
    defect: { title: 'This page has a fault.', detail: 'Reload it; what you typed in other tabs stays.' },
    givenUp: 'Nothing was changed.',
  },
  difference: {
    title: 'Somebody else has changed this',
    lead: 'Nothing of yours was saved. This is the difference; save again to put yours over it, or take theirs.',
    gone: 'It is not there any more. Nothing of yours was saved; save again to bring it back, or leave it out.',
    what: 'Setting',
    theirs: 'Now',
    yours: 'Yours',
    takeTheirs: 'Take theirs',
    saveMine: 'Save mine',
  },
  notFound: { title: 'There is no such page', next: 'The address may be old. Go on from the home page.' },
} as const;
