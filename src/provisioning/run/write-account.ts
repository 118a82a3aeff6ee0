import type { AccountAttribute, RemoteAccount } from '../target/account';
import { TargetError } from '../target/target-error';
import type { RefusedAttribute } from './outcome';
import type { Performance } from './performance';
import { toStepError } from './sort-outcome';

/** Values to be set; null takes one away. */
export type NullableValues = { readonly [attribute in AccountAttribute]?: string | null };

/** Without these there is no account: their refusal is the step's. */
const indispensable: readonly AccountAttribute[] = ['userName', 'email'];

/**
 * Writes an account, and again without each attribute that Slack refuses: one that it does not take never drops the others.
 *
 * @throws TargetError when something else is refused, or an attribute without which there is no account
 */
export async function writeAccount(
  values: NullableValues,
  { beforeWrite }: Performance,
  write: (values: NullableValues) => Promise<RemoteAccount>,
): Promise<{ account: RemoteAccount; refused: RefusedAttribute[] }> {
  const refused: RefusedAttribute[] = [];
  let left = values;
  for (;;) {
    beforeWrite();
    try {
      return { account: await write(left), refused };
    } catch (error) {
      const attribute = error instanceof TargetError && error.kind === 'rejected' ? error.attribute : undefined;
      if (attribute === undefined || !Object.hasOwn(left, attribute) || indispensable.includes(attribute)) throw error;
      const { [attribute]: value, ...others } = left;
      refused.push({
        attribute,
        change: { before: null, after: value ?? null },
        error: toStepError(error as TargetError),
      });
      left = others;
    }
  }
}

/** An attribute that was accepted and is not there when it is read back. */
export function notTaken(attribute: AccountAttribute, value: string | null): RefusedAttribute {
  return {
    attribute,
    change: { before: null, after: value },
    error: {
      kind: 'mismatch',
      slackCode: '[not_taken]',
      what: `Slack accepted ${attribute} and shows another value.`,
      meaning: 'The other attributes are as wanted; this one is not.',
      remedy: 'Look whether Slack lets members change it themselves or keeps it in another form, then try again.',
      attribute,
    },
  };
}
