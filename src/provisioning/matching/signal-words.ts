/** By what an account is recognised as somebody's, as words of a sentence. */
export const signalWords = { id: 'Slack’s id', email: 'the e-mail address', userName: 'the username' } as const;
