/** The colour of a key pair's state. */
export const keyColors = { next: 'yellow', active: 'green', retired: 'grey' } as const;
