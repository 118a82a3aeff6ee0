import type { AccountAttribute, TargetErrorKind } from '../../provisioning';

/** What a code of Slack's means for us and for an administrator; sentences end with a full stop. */
export type CodeMeaning = {
  /** `busy`: Slack failed; of a write it is not known whether it was done. */
  kind: TargetErrorKind | 'busy';
  what: string;
  meaning?: string;
  remedy: string;
  /** Attributes it may be about; the first of them that was sent is named. */
  attributes?: readonly AccountAttribute[];
  /** It may be about one member of a list, so that the others can do without them. */
  ofMember?: true;
};

export type CodeMeanings = { readonly [code: string]: CodeMeaning };
